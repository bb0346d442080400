package prefbench.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * REINFORCE with a baseline (Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement
 * learning", Machine Learning 8, 1992, §4; for the value head Sutton and Barto, 2nd edition, §13.4).
 *
 * <pre>
 *   G_t  = r_t + gamma G_{t+1},  0 after the end of the episode
 *   L_pg = - 1/episodes * sum over the episodes, and over their actions, of (G_t - b) log pi(a_t|s_t)
 *   L_v  = 1/2 mean over all actions of (V(s_t) - G_t)^2                 only where b = V(s_t)
 *   L    = L_pg - entropyWeight * mean H(pi(.|s)) + valueWeight * L_v
 * </pre>
 *
 * A step is one batch of whole episodes of the policy as it is, one on each goal, and one optimiser step. Neither paper says
 * anything about optimisers: rates and clipping are those of {@link Ppo}.
 *
 * @param baseline b
 * @param runningMeanDecay what {@link Baseline#RUNNING_MEAN} keeps of itself at each batch, in [0, 1]
 * @param gamma discount, in [0, 1]
 * @param episodes in a step, > 0
 * @param entropyWeight weight of the entropy bonus, >= 0
 * @param valueWeight weight of the value loss, >= 0
 */
public record Reinforce(
        Baseline baseline,
        double runningMeanDecay,
        double gamma,
        int episodes,
        double entropyWeight,
        double valueWeight,
        Adam adam)
        implements Recipe {

    public Reinforce {
        Setting.share("runningMeanDecay", runningMeanDecay);
        Setting.share("gamma", gamma);
        Setting.positive("episodes", episodes);
        Setting.notNegative("entropyWeight", entropyWeight);
        Setting.notNegative("valueWeight", valueWeight);
    }

    /** Value head as baseline, gamma 0.9 (WebShop's), 16 episodes a step, entropy 0.01, Adam at 1e-4 as {@link Ppo}. */
    public static Reinforce inShop() {
        return new Reinforce(Baseline.VALUE_HEAD, 0.9, 0.9, 16, 0.01, 0.5, Adam.withLearningRate(1e-4));
    }

    public Reinforce baseline(Baseline value) {
        return new Reinforce(value, runningMeanDecay, gamma, episodes, entropyWeight, valueWeight, adam);
    }

    public Reinforce runningMeanDecay(double value) {
        return new Reinforce(baseline, value, gamma, episodes, entropyWeight, valueWeight, adam);
    }

    public Reinforce gamma(double value) {
        return new Reinforce(baseline, runningMeanDecay, value, episodes, entropyWeight, valueWeight, adam);
    }

    public Reinforce episodes(int value) {
        return new Reinforce(baseline, runningMeanDecay, gamma, value, entropyWeight, valueWeight, adam);
    }

    public Reinforce entropyWeight(double value) {
        return new Reinforce(baseline, runningMeanDecay, gamma, episodes, value, valueWeight, adam);
    }

    public Reinforce valueWeight(double value) {
        return new Reinforce(baseline, runningMeanDecay, gamma, episodes, entropyWeight, value, adam);
    }

    private Reinforce with(Adam value) {
        return new Reinforce(baseline, runningMeanDecay, gamma, episodes, entropyWeight, valueWeight, value);
    }

    public Reinforce learningRate(double value) {
        return with(adam.learningRate(value));
    }

    public Reinforce adamEpsilon(double value) {
        return with(adam.epsilon(value));
    }

    public Reinforce maxGradientNorm(double value) {
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
    public double episodesPerStep() {
        return episodes;
    }

    @Override
    public String toString() {
        return ("Reinforce.inShop().baseline(Baseline.%s).runningMeanDecay(%s).gamma(%s).episodes(%d).entropyWeight(%s)"
                        + ".valueWeight(%s).%s")
                .formatted(baseline, runningMeanDecay, gamma, episodes, entropyWeight, valueWeight, adam);
    }

    /** G_t of an episode of {@code length} actions whose last one is rewarded. */
    static double returnAt(int step, int length, double reward, double gamma) {
        return reward * StrictMath.pow(gamma, length - 1 - step);
    }

    /** The sum of -weight * advantage * log pi, all [steps]: a scalar. Nothing flows through the advantage. */
    static Tensor policyLoss(Tensor logProbabilities, Tensor advantage, Tensor weights) {
        return logProbabilities.mul(advantage.detach()).mul(weights).sum().neg();
    }

    private static final class Learning implements Learner {
        private final Reinforce recipe;
        private final ChoicePolicy policy;
        private final Attempts attempts;
        private final Trainer trainer;
        private boolean ran;
        private double runningMean;

        Learning(Reinforce recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.attempts = new Attempts(start);
            this.trainer = recipe.adam.trainer(policy.parameters());
        }

        @Override
        public Map<String, Double> step() {
            List<Attempt> played = attempts.play(policy, recipe.episodes, 1);
            Steps steps = Steps.of(
                    played,
                    (episode, t) -> returnAt(
                            t, played.get(episode).length(), played.get(episode).reward(), recipe.gamma),
                    (episode, t) -> 1.0 / recipe.episodes);
            double baseline = baseline(Scaling.mean(steps.credit()));
            List<Function<Metrics, Tensor>> parts = steps.ranges().stream()
                    .map(steps::at)
                    .<Function<Metrics, Tensor>>map(
                            part -> metrics -> loss(part, baseline, (double) part.size() / steps.size(), metrics))
                    .toList();
            return row(trainer.stepInParts(parts), baseline);
        }

        /** The constant baseline of a batch whose returns have this mean; 0 where there is none or another. */
        private double baseline(double mean) {
            double earlier = runningMean;
            runningMean = ran ? recipe.runningMeanDecay * runningMean + (1 - recipe.runningMeanDecay) * mean : mean;
            ran = true;
            return switch (recipe.baseline) {
                case BATCH_MEAN -> mean;
                case RUNNING_MEAN -> earlier;
                case NONE, VALUE_HEAD -> 0;
            };
        }

        /** @param share of the batch's steps that are in this part of it */
        private Tensor loss(Steps part, double baseline, double share, Metrics metrics) {
            Forward forward = policy.forward(part.states());
            boolean learnsValues = recipe.baseline == Baseline.VALUE_HEAD;
            Tensor returns = constant(part.credit());
            Tensor advantage = learnsValues ? returns.sub(forward.values()) : returns.shift(-baseline);
            Tensor policyLoss =
                    policyLoss(forward.logProbabilitiesOf(part.actions()), advantage, constant(part.weights()));
            Tensor entropy = forward.entropies().mean().scale(share);
            metrics.add("tokens", forward.tokens());
            metrics.add("losses/policy_loss", policyLoss);
            metrics.add("losses/entropy", entropy);
            Tensor loss = policyLoss.sub(entropy.scale(recipe.entropyWeight));
            if (!learnsValues) {
                return loss;
            }
            Tensor valueLoss = ValueLoss.HALVED
                    .of(forward.values(), forward.values(), returns, 0)
                    .scale(share);
            metrics.add("losses/value_loss", valueLoss);
            return loss.add(valueLoss.scale(recipe.valueWeight));
        }

        private static Tensor constant(double[] values) {
            return Tensor.of(values, TensorType.FLOAT32, values.length);
        }

        private Map<String, Double> row(Update update, double baseline) {
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
            if (recipe.baseline == Baseline.BATCH_MEAN || recipe.baseline == Baseline.RUNNING_MEAN) {
                row.put("baseline", baseline);
            }
            attempts.finished().report(row);
            return row;
        }

        @Override
        public long episodes() {
            return attempts.played();
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
