package prefbench.learn;

/**
 * What keeps a policy near the frozen reference (Ziegler et al., arXiv 1909.08593, Eq. 2):
 *
 * <pre>
 *   in the reward:  r_t - beta D(log pi_old(a_t|s_t) - log pi_ref(a_t|s_t))       D is K1 unless another is named
 *   in the loss:    L + beta mean D(log pi(a|s) - log pi_ref(a|s))                D is K3 unless another is named
 * </pre>
 *
 * {@code pi_old} is the policy that collected the rollout. With a target, beta follows the KL that each rollout shows, by the
 * proportional controller in log space of their §2.2, as TRL's {@code AdaptiveKLController} has it: see {@link Controller}.
 * TRL counts KL by episode and n in episodes; rollouts here cut episodes anywhere, so both are by action.
 *
 * @param place where the penalty stands
 * @param divergence D, the estimate of KL
 * @param coefficient beta, at first if it adapts; > 0 unless there is no penalty
 * @param target KL for each action that beta steers to, in nats; 0 leaves beta as it is
 * @param horizon actions over which beta adapts, > 0
 */
public record KlPenalty(Place place, Divergence divergence, double coefficient, double target, double horizon) {
    /** Where a penalty stands. */
    public enum Place {
        NOWHERE,
        REWARD,
        LOSS
    }

    private static final double TRL_HORIZON = 10_000;

    public KlPenalty {
        boolean some = place != Place.NOWHERE;
        Setting.require(
                "klCoefficient",
                some ? coefficient > 0 : coefficient == 0,
                some ? "positive" : "0 without a penalty",
                coefficient);
        Setting.notNegative("klTarget", target);
        Setting.require("klTarget", some || target == 0, "0 without a penalty", target);
        Setting.positive("klHorizon", horizon);
    }

    public static KlPenalty none() {
        return new KlPenalty(Place.NOWHERE, Divergence.K1, 0, 0, TRL_HORIZON);
    }

    public static KlPenalty inReward(double coefficient) {
        return new KlPenalty(Place.REWARD, Divergence.K1, coefficient, 0, TRL_HORIZON);
    }

    public static KlPenalty inLoss(double coefficient) {
        return new KlPenalty(Place.LOSS, Divergence.K3, coefficient, 0, TRL_HORIZON);
    }

    public KlPenalty divergence(Divergence value) {
        return new KlPenalty(place, value, coefficient, target, horizon);
    }

    public KlPenalty adaptive(double newTarget, double newHorizon) {
        Setting.positive("klTarget", newTarget);
        return new KlPenalty(place, divergence, coefficient, newTarget, newHorizon);
    }

    boolean looksAtReference() {
        return place != Place.NOWHERE;
    }

    Controller controller() {
        return new Controller(coefficient, target, horizon);
    }

    @Override
    public String toString() {
        String name = switch (place) {
            case NOWHERE -> "KlPenalty.none()";
            case REWARD -> "KlPenalty.inReward(%s).divergence(Divergence.%s)".formatted(coefficient, divergence);
            case LOSS -> "KlPenalty.inLoss(%s).divergence(Divergence.%s)".formatted(coefficient, divergence);
        };
        return target == 0 ? name : "%s.adaptive(%s, %s)".formatted(name, target, horizon);
    }

    /**
     * beta, and how it moves after a rollout of n actions with mean KL k:
     *
     * <pre>  beta &lt;- beta (1 + clip(k / target - 1, -0.2, 0.2) n / horizon)</pre>
     *
     * Not thread-safe.
     */
    static final class Controller {
        private static final double LARGEST_ERROR = 0.2;

        private final double target;
        private final double horizon;
        private double coefficient;

        Controller(double coefficient, double target, double horizon) {
            this.coefficient = coefficient;
            this.target = target;
            this.horizon = horizon;
        }

        double coefficient() {
            return coefficient;
        }

        void saw(double kl, int n) {
            if (target > 0) {
                double error = Math.max(-LARGEST_ERROR, Math.min(LARGEST_ERROR, kl / target - 1));
                coefficient *= 1 + error * n / horizon;
            }
        }
    }
}
