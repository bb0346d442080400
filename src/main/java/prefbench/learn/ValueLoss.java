package prefbench.learn;

import prefbench.tensor.Tensor;

/**
 * Losses of a value head. Libraries disagree on the factor 1/2 and on how to clip, so each name says both. V' is V with its
 * step away from the value at collection limited: V' = V_old + clip(V - V_old, -clip, clip).
 */
public enum ValueLoss {
    /** 1/2 mean (V - R)^2: CleanRL without {@code clip_vloss}. */
    HALVED {
        @Override
        Tensor of(Tensor values, Tensor oldValues, Tensor returns, double clip) {
            return values.sub(returns).square().mean().scale(0.5);
        }
    },
    /** 1/2 mean max((V - R)^2, (V' - R)^2): CleanRL with {@code clip_vloss}; TRL. */
    HALVED_LARGER_OF_CLIPPED {
        @Override
        Tensor of(Tensor values, Tensor oldValues, Tensor returns, double clip) {
            Tensor near = near(values, oldValues, clip);
            return values.sub(returns)
                    .square()
                    .maximum(near.sub(returns).square())
                    .mean()
                    .scale(0.5);
        }
    },
    /** mean (V - R)^2: Stable-Baselines3 without {@code clip_range_vf}; WebShop's A2C. */
    SQUARED {
        @Override
        Tensor of(Tensor values, Tensor oldValues, Tensor returns, double clip) {
            return values.sub(returns).square().mean();
        }
    },
    /** mean (V' - R)^2: Stable-Baselines3 with {@code clip_range_vf}. */
    SQUARED_CLIPPED {
        @Override
        Tensor of(Tensor values, Tensor oldValues, Tensor returns, double clip) {
            return near(values, oldValues, clip).sub(returns).square().mean();
        }
    };

    /** All [states]; the result is a scalar. */
    abstract Tensor of(Tensor values, Tensor oldValues, Tensor returns, double clip);

    private static Tensor near(Tensor values, Tensor oldValues, double clip) {
        return oldValues.add(values.sub(oldValues).clip(-clip, clip));
    }
}
