package prefbench.learn;

import prefbench.tensor.Tensor;

/**
 * Estimates of KL(pi || other) from an action that pi took (Schulman, "Approximating KL Divergence", 2020), where d = log
 * pi(a|s) - log other(a|s). Their gradients differ as well: that of k1 is zero in expectation, so k1 belongs into rewards,
 * k3 into losses.
 */
public enum Divergence {
    /** d: unbiased, of either sign; TRL's {@code kl}. */
    K1 {
        @Override
        double of(double difference) {
            return difference;
        }

        @Override
        Tensor of(Tensor difference) {
            return difference;
        }
    },
    /** |d|: TRL's {@code abs}. */
    ABSOLUTE {
        @Override
        double of(double difference) {
            return Math.abs(difference);
        }

        @Override
        Tensor of(Tensor difference) {
            return difference.abs();
        }
    },
    /** d^2 / 2: biased, never negative; TRL's {@code mse}. */
    K2 {
        @Override
        double of(double difference) {
            return difference * difference / 2;
        }

        @Override
        Tensor of(Tensor difference) {
            return difference.square().scale(0.5);
        }
    },
    /** exp(-d) - 1 + d: unbiased, never negative (GRPO, arXiv 2402.03300, Eq. 4). */
    K3 {
        @Override
        double of(double difference) {
            return StrictMath.exp(-difference) - 1 + difference;
        }

        @Override
        Tensor of(Tensor difference) {
            return difference.neg().exp().shift(-1).add(difference);
        }
    };

    abstract double of(double difference);

    /** By element. */
    abstract Tensor of(Tensor difference);
}
