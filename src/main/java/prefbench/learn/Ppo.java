package prefbench.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.policy.State;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * Proximal policy optimisation in the shop (Schulman et al., arXiv 1707.06347, Eq. 7 and 9).
 *
 * <pre>
 *   z     = pi(a|s) / pi_old(a|s)
 *   L_pg  = - mean min(z A, clip(z, 1 - clip, 1 + clip) A)
 *   L_v   = 1/2 mean (V(s) - R)^2, or another {@link ValueLoss}
 *   L_il  = - mean over all valid actions of log pi(a|s)
 *   L     = L_pg - entropyWeight * mean H(pi(.|s)) + valueWeight * L_v + imitationWeight * L_il
 *   A_t   = sum over l of (gamma lambda)^l delta_{t+l},   delta_t = r_t + gamma V(s_{t+1}) - V(s_t)
 * </pre>
 *
 * {@link #inShop()} has the terms of the paper's loss (Feng and Feng, arXiv 2408.16032, §2.3): the clipped surrogate with
 * entropy and value terms, and the advantage R - V, which is lambda = 1. The paper speaks of entropy and imitation loss; WebShop's
 * code weighs the latter 0, and so does this. Its weights are unstated: these are CleanRL's, not those of WebShop's own
 * baseline, which {@link A2c} has. {@link #modern()} is CleanRL's: GAE, clipped value loss, advantages
 * standardised in each minibatch, and a stop of a rollout's updates by KL. Either may be held near its reference,
 * {@link #kl(KlPenalty)}. A step is one optimiser step on one minibatch; when a rollout is used up, the next is collected
 * within the step. What the paper leaves unstated is a parameter here.
 *
 * @param clip epsilon of the clipped surrogate, and of value losses that are clipped, in (0, 1)
 */
public record Ppo(
        double clip,
        ValueLoss valueLoss,
        LossWeights weights,
        Credit credit,
        KlPenalty kl,
        Schedule schedule,
        Adam adam)
        implements Recipe {

    /**
     * How an action is credited with what came after it.
     *
     * @param gamma discount, in [0, 1]; 0.9 is WebShop's
     * @param gaeLambda lambda of generalised advantage estimation (arXiv 1506.02438), in [0, 1]
     * @param scaling of the advantages in each minibatch
     */
    public record Credit(double gamma, double gaeLambda, Scaling scaling) {
        public Credit {
            Setting.share("gamma", gamma);
            Setting.share("gaeLambda", gaeLambda);
        }

        /** As the recipe's own methods would set it. */
        @Override
        public String toString() {
            return "gamma(%s).gaeLambda(%s).scaleAdvantage(Scaling.%s)".formatted(gamma, gaeLambda, scaling);
        }
    }

    /**
     * What a rollout is, and how often it is passed over.
     *
     * @param sessions shoppers stepped together, one batched forward for all, > 0
     * @param steps of each session in a rollout, > 0
     * @param epochs passes over a rollout, > 0; where {@code minibatch} does not divide it, what a pass leaves over is the
     *     start of the next
     * @param minibatch states in one optimiser step, > 0
     * @param targetKl a rollout's remaining updates are dropped once the approximate KL to the policy that collected it
     *     exceeds this; 0 never stops
     */
    public record Schedule(int sessions, int steps, int epochs, int minibatch, double targetKl) {
        public Schedule {
            Setting.positive("sessions", sessions);
            Setting.positive("rolloutSteps", steps);
            Setting.positive("epochs", epochs);
            Setting.positive("minibatch", minibatch);
            Setting.notNegative("targetKl", targetKl);
        }

        /** As the recipe's own methods would set it. */
        @Override
        public String toString() {
            return "targetKl(%s).rollout(%d, %d, %d, %d)".formatted(targetKl, sessions, steps, epochs, minibatch);
        }
    }

    public Ppo {
        Setting.clip(clip);
        // A rollout of 5 horizons could turn the coefficient's sign.
        Setting.require(
                "klHorizon",
                kl.target() == 0 || kl.horizon() >= (double) schedule.sessions * schedule.steps,
                "at least the rollout's %d states".formatted(schedule.sessions * schedule.steps),
                kl.horizon());
    }

    /** The paper's loss: clip 0.2, gamma 0.9 (WebShop's), advantage R - V. */
    public static Ppo inShop() {
        return new Ppo(
                0.2,
                ValueLoss.HALVED,
                new LossWeights(0.01, 0.5, 0),
                new Credit(0.9, 1.0, Scaling.NONE),
                KlPenalty.none(),
                new Schedule(8, 16, 2, 32, 0),
                Adam.withLearningRate(1e-4));
    }

    /** CleanRL's defaults where the shop does not ask for others. */
    public static Ppo modern() {
        return new Ppo(
                0.2,
                ValueLoss.HALVED_LARGER_OF_CLIPPED,
                new LossWeights(0.01, 0.5, 0),
                new Credit(0.99, 0.95, Scaling.STANDARDISED),
                KlPenalty.none(),
                new Schedule(8, 16, 4, 32, 0.02),
                Adam.withLearningRate(1e-4));
    }

    public Ppo clip(double value) {
        return new Ppo(value, valueLoss, weights, credit, kl, schedule, adam);
    }

    public Ppo valueLoss(ValueLoss value) {
        return new Ppo(clip, value, weights, credit, kl, schedule, adam);
    }

    public Ppo kl(KlPenalty value) {
        return new Ppo(clip, valueLoss, weights, credit, value, schedule, adam);
    }

    private Ppo with(LossWeights value) {
        return new Ppo(clip, valueLoss, value, credit, kl, schedule, adam);
    }

    private Ppo with(Credit value) {
        return new Ppo(clip, valueLoss, weights, value, kl, schedule, adam);
    }

    private Ppo with(Schedule value) {
        return new Ppo(clip, valueLoss, weights, credit, kl, value, adam);
    }

    private Ppo with(Adam value) {
        return new Ppo(clip, valueLoss, weights, credit, kl, schedule, value);
    }

    /** {@link ValueLoss#HALVED_LARGER_OF_CLIPPED}, or {@link ValueLoss#HALVED}. */
    public Ppo clipValue(boolean value) {
        return valueLoss(value ? ValueLoss.HALVED_LARGER_OF_CLIPPED : ValueLoss.HALVED);
    }

    public Ppo entropyWeight(double value) {
        return with(weights.entropy(value));
    }

    public Ppo valueWeight(double value) {
        return with(weights.value(value));
    }

    public Ppo imitationWeight(double value) {
        return with(weights.imitation(value));
    }

    public Ppo gamma(double value) {
        return with(new Credit(value, credit.gaeLambda, credit.scaling));
    }

    public Ppo gaeLambda(double value) {
        return with(new Credit(credit.gamma, value, credit.scaling));
    }

    public Ppo scaleAdvantage(Scaling value) {
        return with(new Credit(credit.gamma, credit.gaeLambda, value));
    }

    /** {@link Scaling#STANDARDISED}, or {@link Scaling#NONE}. */
    public Ppo normalizeAdvantage(boolean value) {
        return scaleAdvantage(value ? Scaling.STANDARDISED : Scaling.NONE);
    }

    /** {@code sessions x steps} states a rollout, passed over {@code epochs} times in minibatches. */
    public Ppo rollout(int sessions, int steps, int epochs, int minibatch) {
        return with(new Schedule(sessions, steps, epochs, minibatch, schedule.targetKl));
    }

    public Ppo targetKl(double value) {
        return with(new Schedule(schedule.sessions, schedule.steps, schedule.epochs, schedule.minibatch, value));
    }

    public Ppo learningRate(double value) {
        return with(adam.learningRate(value));
    }

    public Ppo adamEpsilon(double value) {
        return with(adam.epsilon(value));
    }

    public Ppo maxGradientNorm(double value) {
        return with(adam.maxGradientNorm(value));
    }

    @Override
    public Optional<Recipe> with(String setting, double value) {
        return setting.equals(LEARNING_RATE) ? Optional.of(learningRate(value)) : Optional.empty();
    }

    @Override
    public Learner learner(Start start) {
        return new Learning(this, start);
    }

    @Override
    public String toString() {
        return "Ppo.inShop().clip(%s).valueLoss(ValueLoss.%s).%s.%s.%s.kl(%s).%s"
                .formatted(clip, valueLoss, weights, credit, schedule, kl, adam);
    }

    /** L_pg over {@code logRatio} = log z and {@code advantage}, both [batch]: a scalar. */
    static Tensor policyLoss(Tensor logRatio, Tensor advantage, double clip) {
        return surrogate(logRatio, advantage, clip).mean().neg();
    }

    /** [batch]: min(z A, clip(z, 1 - clip, 1 + clip) A). */
    static Tensor surrogate(Tensor logRatio, Tensor advantage, double clip) {
        Tensor ratio = logRatio.exp();
        Tensor clipped = ratio.clip(1 - clip, 1 + clip);
        return ratio.mul(advantage).minimum(clipped.mul(advantage));
    }

    private static final class Learning implements Learner {
        private final Ppo recipe;
        private final ChoicePolicy policy;
        private final Shoppers shoppers;
        private final Start start;
        private final Trainer trainer;
        private final KlPenalty.Controller controller;
        private Rollout rollout;
        private Order order;
        private int updatesLeft;
        private double beta;
        private double referenceKl;

        Learning(Ppo recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.start = start;
            this.shoppers = new Shoppers(start, recipe.schedule.sessions);
            this.controller = recipe.kl.controller();
            this.trainer = recipe.adam.trainer(policy.parameters());
        }

        @Override
        public Map<String, Double> step() {
            if (updatesLeft == 0) {
                collect();
            }
            int[] batch = new int[Math.min(recipe.schedule.minibatch, rollout.size())];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = order.next();
            }
            Rollout minibatch = rollout.at(batch, recipe.credit.scaling);
            Update update = trainer.step(metrics -> loss(minibatch, metrics));
            double targetKl = recipe.schedule.targetKl;
            boolean tooFar = targetKl > 0 && update.metrics().get("losses/approx_kl") > targetKl;
            updatesLeft = tooFar ? 0 : updatesLeft - 1;
            return row(update);
        }

        private void collect() {
            List<Track> tracks = shoppers.collect(policy, recipe.schedule.steps);
            if (recipe.kl.looksAtReference()) {
                measure(tracks);
            }
            rollout = Rollout.of(tracks, recipe.credit.gamma, recipe.credit.gaeLambda);
            order = new Order(rollout.size(), start.streams(), "ppo-order-" + shoppers.rollouts());
            int minibatches = Math.max(1, rollout.size() / recipe.schedule.minibatch);
            updatesLeft = recipe.schedule.epochs * minibatches;
        }

        /** The rollout's KL to the reference: charged to the rewards if that is its place, and shown to the controller. */
        private void measure(List<Track> tracks) {
            Track.askReference(tracks, start.reference());
            beta = controller.coefficient();
            double charged = recipe.kl.place() == KlPenalty.Place.REWARD ? beta : 0;
            double sum = 0;
            for (Track track : tracks) {
                sum += track.charge(recipe.kl.divergence(), charged);
            }
            int size = tracks.size() * recipe.schedule.steps;
            referenceKl = sum / size;
            controller.saw(referenceKl, size);
        }

        private Tensor loss(Rollout batch, Metrics metrics) {
            List<State> states = batch.states();
            Forward forward = policy.forward(states);
            Tensor chosen = forward.logProbabilitiesOf(batch.actions());
            Tensor logRatio = chosen.sub(constant(batch.logProbabilities()));
            Tensor policyLoss = policyLoss(logRatio, constant(batch.advantages()), recipe.clip);
            Tensor valueLoss = recipe.valueLoss.of(
                    forward.values(), constant(batch.values()), constant(batch.returns()), recipe.clip);
            Tensor entropy = forward.entropies().mean();
            metrics.record("tokens", forward.tokens());
            metrics.record("losses/policy_loss", policyLoss);
            metrics.record("losses/value_loss", valueLoss);
            metrics.record("losses/entropy", entropy);
            metrics.read(logRatio, ratios -> Drift.of(ratios, recipe.clip).record(metrics));
            Tensor loss = recipe.weights.total(policyLoss, entropy, valueLoss);
            return withPulls(loss, forward, chosen, batch, metrics);
        }

        /** Adds the terms that are usually off: nothing is computed for them then. */
        private Tensor withPulls(Tensor loss, Forward forward, Tensor chosen, Rollout batch, Metrics metrics) {
            Tensor sum = loss;
            if (recipe.weights.imitation() > 0) {
                Tensor imitation = AllActions.imitation(forward);
                metrics.record("losses/imitation_loss", imitation);
                sum = sum.add(imitation.scale(recipe.weights.imitation()));
            }
            if (recipe.kl.place() == KlPenalty.Place.LOSS) {
                Tensor kl = recipe.kl
                        .divergence()
                        .of(chosen.sub(constant(batch.reference())))
                        .mean();
                metrics.record("losses/reference_kl", kl);
                sum = sum.add(kl.scale(beta));
            }
            return sum;
        }

        private static Tensor constant(double[] values) {
            return Tensor.of(values, TensorType.FLOAT32, values.length);
        }

        private Map<String, Double> row(Update update) {
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
            if (recipe.kl.looksAtReference()) {
                row.put("objective/kl", referenceKl);
                row.put("objective/kl_coef", beta);
            }
            row.put("losses/explained_variance", rollout.explainedVariance());
            shoppers.finished().report(row);
            row.values().removeIf(value -> value.isNaN() && update.finite());
            return row;
        }

        @Override
        public long episodes() {
            return shoppers.episodes();
        }

        @Override
        public DataUse dataUse() {
            return DataUse.NONE;
        }

        @Override
        public void close() {
            trainer.close();
        }
    }
}
