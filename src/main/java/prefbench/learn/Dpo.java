package prefbench.learn;

import java.util.Optional;
import prefbench.tensor.AdamW;
import prefbench.tensor.Tensor;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectorySource;

/**
 * Direct preference optimisation (Rafailov et al., arXiv 2305.18290, Eq. 7; on shop actions: Feng and Feng, arXiv
 * 2408.16032, §3.1) and its family.
 *
 * <pre>
 *   h = [log pi(y_w|x) - log pi_ref(y_w|x)] - [log pi(y_l|x) - log pi_ref(y_l|x)]
 *   L = - mean over the pairs of log sigmoid(beta h)            other losses: {@link PreferenceLoss}
 *
 *   pairs of actions:       log pi(y|x) = log pi(a|s)
 *   pairs of trajectories:  log pi(y|x) = sum over t of w_t log pi(a_t|s_t)          w_t: {@link Pairing}
 * </pre>
 *
 * A step is one trajectory, or {@code trajectoriesPerStep} of them in one batch, whose pairs all weigh the same. At each
 * state of a trajectory the chosen action is the one taken, and the frozen reference pi_ref samples the rejected one;
 * or the trajectory as a whole is preferred to the reference's own walk to the same goal. Degenerate pairs, in which both
 * sides are one action or the reference did as well, are skipped, and counted. A trajectory without any pair is passed over
 * for the next within the same step. The reference's log-probabilities are computed once for each trajectory. What the paper
 * leaves unstated is a parameter here.
 *
 * <p>Metrics are named as TRL names them; the rewards are beta times the summed log-ratios, under every loss.
 *
 * @param data where the chosen sides come from
 * @param objective what is minimised
 * @param pairs what is compared
 * @param trajectoriesPerStep in one optimiser step, > 0
 * @param optimiser its learning rate is constant
 */
public record Dpo(TrajectorySource data, Objective objective, Pairs pairs, int trajectoriesPerStep, AdamW optimiser)
        implements Recipe {

    /**
     * @param loss which one
     * @param labelSmoothing assumed share of swapped pairs, in [0, 0.5); 0 for a loss that has none
     * @param beta strength of the pull towards the reference, > 0; IPO_SUM aims at h = 1 / (2 beta)
     * @param referenceFree whether log pi_ref counts as 0, in loss and rewards
     */
    public record Objective(PreferenceLoss loss, double labelSmoothing, double beta, boolean referenceFree) {
        public Objective {
            if (!(beta > 0)) {
                throw new IllegalArgumentException("beta must be positive, was " + beta);
            }
            if (!loss.allows(labelSmoothing)) {
                throw new IllegalArgumentException(
                        "labelSmoothing of %s must be %s, was %s".formatted(loss, loss.allowed(), labelSmoothing));
            }
        }

        /** One loss for each pair. */
        Tensor of(LogRatios ratios) {
            return loss.of(ratios, beta, labelSmoothing);
        }

        /** The reference's log-probabilities of a state's actions, as the loss sees them. */
        double[] reference(double[] logProbabilities) {
            return referenceFree ? new double[logProbabilities.length] : logProbabilities;
        }
    }

    /**
     * @param pairing of actions or of trajectories
     * @param gamma discount of DISCOUNTED_TRAJECTORIES, in (0, 1]; 1 for the others
     * @param rejected how the rejected actions are picked
     * @param keepDegenerate whether degenerate pairs are learned from, too: those of one action have no gradient under a
     *     loss of h alone, but count in the mean; of trajectories, the data's are then preferred whatever the rewards
     * @param searchActions whether steps that type a query take part
     */
    public record Pairs(
            Pairing pairing, double gamma, RejectedAction rejected, boolean keepDegenerate, boolean searchActions) {
        public Pairs {
            if (!(gamma > 0 && gamma <= 1)) {
                throw new IllegalArgumentException("gamma must be in (0, 1], was " + gamma);
            }
            if (gamma != 1 && pairing != Pairing.DISCOUNTED_TRAJECTORIES) {
                throw new IllegalArgumentException("gamma of %s must be 1, was %s".formatted(pairing, gamma));
            }
        }

        boolean uses(Trajectory.Step step) {
            return searchActions || !step.action().startsWith("search[");
        }
    }

    public Dpo {
        if (trajectoriesPerStep < 1) {
            throw new IllegalArgumentException("trajectoriesPerStep must be positive, was " + trajectoriesPerStep);
        }
    }

    /**
     * The paper's: the sigmoid loss on pairs of actions, the rejected one sampled; one trajectory a step, degenerate pairs
     * skipped, searches learned from. beta 0.1, the default of the DPO paper and of TRL; gradients clipped at norm 1, Adam's
     * usual constants, no weight decay; learning rate 3e-5. The rate is a judgement, not an optimum: of 1e-5, 3e-5 and 6e-5,
     * one seed and 300 steps each, all end at a held-out accuracy of 0.63 and at margins of 0.001, 0.008 and 0.006; the first
     * choice, 1e-4, ended at an accuracy of 0.56.
     */
    public static Dpo on(TrajectorySource data) {
        return new Dpo(
                data,
                new Objective(PreferenceLoss.SIGMOID, 0, 0.1, false),
                new Pairs(Pairing.ACTIONS, 1, RejectedAction.SAMPLED, false, true),
                1,
                AdamW.withLearningRate(3e-5).weightDecay(0));
    }

    /** A loss without label smoothing. */
    public Dpo loss(PreferenceLoss value) {
        return loss(value, 0);
    }

    public Dpo loss(PreferenceLoss value, double labelSmoothing) {
        return with(new Objective(value, labelSmoothing, objective.beta, objective.referenceFree));
    }

    public Dpo beta(double value) {
        return with(new Objective(objective.loss, objective.labelSmoothing, value, objective.referenceFree));
    }

    /** The reference still picks the rejected side. */
    public Dpo referenceFree() {
        return referenceFree(true);
    }

    public Dpo referenceFree(boolean value) {
        return with(new Objective(objective.loss, objective.labelSmoothing, objective.beta, value));
    }

    /** Pairs of actions of one state. */
    public Dpo actionLevel() {
        return with(Pairing.ACTIONS, 1);
    }

    /** Pairs of trajectories of one goal, each the sum of its steps: ETO. The data must name goals and rewards. */
    public Dpo trajectoryLevel() {
        return with(Pairing.TRAJECTORIES, 1);
    }

    /** Pairs of trajectories of one goal, earlier steps weighing more: DMPO. The data must name goals and rewards. */
    public Dpo discountedTrajectoryLevel(double gamma) {
        return with(Pairing.DISCOUNTED_TRAJECTORIES, gamma);
    }

    /** Of two trajectories of one goal the actions where they first part. The data must name goals and rewards. */
    public Dpo firstDivergence() {
        return with(Pairing.FIRST_DIVERGENCE, 1);
    }

    public Dpo rejected(RejectedAction value) {
        return with(new Pairs(pairs.pairing, pairs.gamma, value, pairs.keepDegenerate, pairs.searchActions));
    }

    public Dpo keepDegenerate(boolean value) {
        return with(new Pairs(pairs.pairing, pairs.gamma, pairs.rejected, value, pairs.searchActions));
    }

    public Dpo searchActions(boolean value) {
        return with(new Pairs(pairs.pairing, pairs.gamma, pairs.rejected, pairs.keepDegenerate, value));
    }

    public Dpo trajectoriesPerStep(int value) {
        return new Dpo(data, objective, pairs, value, optimiser);
    }

    public Dpo learningRate(double value) {
        AdamW old = optimiser;
        return with(
                new AdamW(value, old.beta1(), old.beta2(), old.epsilon(), old.weightDecay(), old.maxGradientNorm()));
    }

    public Dpo adam(double beta1, double beta2, double epsilon) {
        AdamW old = optimiser;
        return with(new AdamW(old.learningRate(), beta1, beta2, epsilon, old.weightDecay(), old.maxGradientNorm()));
    }

    public Dpo weightDecay(double value) {
        return with(optimiser.weightDecay(value));
    }

    /** Gradients are scaled down to this global norm. */
    public Dpo maxGradientNorm(double value) {
        return with(optimiser.maxGradientNorm(value));
    }

    private Dpo with(Objective value) {
        return new Dpo(data, value, pairs, trajectoriesPerStep, optimiser);
    }

    private Dpo with(Pairing pairing, double gamma) {
        return with(new Pairs(pairing, gamma, pairs.rejected, pairs.keepDegenerate, pairs.searchActions));
    }

    private Dpo with(Pairs value) {
        return new Dpo(data, objective, value, trajectoriesPerStep, optimiser);
    }

    private Dpo with(AdamW value) {
        return new Dpo(data, objective, pairs, trajectoriesPerStep, value);
    }

    @Override
    public Optional<TrajectorySource> trajectories() {
        return Optional.of(data);
    }

    @Override
    public Dpo ofSize(int trajectories) {
        return data.isOfEachSize()
                ? new Dpo(data.size(trajectories), objective, pairs, trajectoriesPerStep, optimiser)
                : this;
    }

    @Override
    public Optional<Recipe> with(String setting, double value) {
        return switch (setting) {
            case BETA -> Optional.of(beta(value));
            case LEARNING_RATE -> Optional.of(learningRate(value));
            default -> Optional.empty();
        };
    }

    @Override
    public Learner learner(Start start) {
        return new PreferenceLearner(this, start);
    }

    @Override
    public String toString() {
        return ("Dpo.on(%s).loss(PreferenceLoss.%s, %s).beta(%s).referenceFree(%s).%s.rejected(RejectedAction.%s).keepDegenerate(%s).searchActions(%s)"
                        + ".trajectoriesPerStep(%d).learningRate(%s).adam(%s, %s, %s).weightDecay(%s).maxGradientNorm(%s)")
                .formatted(
                        data,
                        objective.loss,
                        objective.labelSmoothing,
                        objective.beta,
                        objective.referenceFree,
                        pairs.pairing.call(pairs.gamma),
                        pairs.rejected,
                        pairs.keepDegenerate,
                        pairs.searchActions,
                        trajectoriesPerStep,
                        optimiser.learningRate(),
                        optimiser.beta1(),
                        optimiser.beta2(),
                        optimiser.epsilon(),
                        optimiser.weightDecay(),
                        optimiser.maxGradientNorm());
    }
}
