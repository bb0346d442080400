package prefbench.learn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * Group relative policy optimisation with outcome supervision (Shao et al., "DeepSeekMath", arXiv 2402.03300, Eq. 3 and 4,
 * §4.1.2): G episodes on the same goal are each other's baseline, and no value head is needed.
 *
 * <pre>
 *   A_i = (r_i - mean(r_1..r_G)) / (SD(r_1..r_G) + 1e-4)                      the same for all actions of episode i
 *   z   = pi(a|s) / pi_old(a|s),   k3 = pi_ref/pi - 1 - log(pi_ref/pi)
 *   L   = - 1/n * sum over n episodes of 1/|o_i| * sum over its |o_i| actions of
 *             [ min(z A_i, clip(z, 1 - clip, 1 + clip) A_i) - klCoefficient * k3 ]
 * </pre>
 *
 * {@link #drGrpo()} is the variant of Liu et al. (arXiv 2503.20783, §3.2), which divides neither by SD nor by |o_i|, and has no
 * KL. The SD has Bessel's correction and the 1e-4 as in TRL; the paper names neither. A group whose rewards are all equal has
 * no advantage; {@code frac_reward_zero_std} counts them. Without KL such a group is not computed, for it has no gradient; if
 * all groups are like that, the parameters stay as they are and the step is spent.
 *
 * <p>A step is one optimiser step on all episodes of a rollout; when its updates are done, the next is collected within the
 * step.
 *
 * @param clip epsilon of the clipped surrogate, in (0, 1)
 * @param klCoefficient weight of k3, >= 0
 * @param divideBySd whether advantages are divided by their group's SD
 * @param divideByLength whether an episode's actions share the weight of one
 */
public record Grpo(
        double clip, double klCoefficient, boolean divideBySd, boolean divideByLength, Schedule schedule, Adam adam)
        implements Recipe {
    private static final double EPSILON = 1e-4;

    /**
     * What a rollout is, and how often it is used.
     *
     * @param goals in a rollout, > 0
     * @param group episodes on each goal, G, at least 2
     * @param updates optimiser steps on each rollout, mu in the paper's algorithm 1, > 0
     */
    public record Schedule(int goals, int group, int updates) {
        public Schedule {
            Setting.positive("goals", goals);
            Setting.require("group", group > 1, "at least 2", group);
            Setting.positive("updates", updates);
        }
    }

    public Grpo {
        Setting.clip(clip);
        Setting.notNegative("klCoefficient", klCoefficient);
    }

    /**
     * The paper's KL coefficient 0.04 and its one update a rollout (§4.2); groups of 8 instead of its 64, and Adam at 1e-4 as
     * {@link Ppo}, where the paper's 1e-6 is for 7 billion parameters. It does not say its clip: 0.2.
     */
    public static Grpo inShop() {
        return new Grpo(0.2, 0.04, true, true, new Schedule(4, 8, 1), Adam.withLearningRate(1e-4));
    }

    /** Neither SD nor length, and no KL. */
    public static Grpo drGrpo() {
        return inShop().divideBySd(false).divideByLength(false).klCoefficient(0);
    }

    public Grpo clip(double value) {
        return new Grpo(value, klCoefficient, divideBySd, divideByLength, schedule, adam);
    }

    public Grpo klCoefficient(double value) {
        return new Grpo(clip, value, divideBySd, divideByLength, schedule, adam);
    }

    public Grpo divideBySd(boolean value) {
        return new Grpo(clip, klCoefficient, value, divideByLength, schedule, adam);
    }

    public Grpo divideByLength(boolean value) {
        return new Grpo(clip, klCoefficient, divideBySd, value, schedule, adam);
    }

    /** {@code group} episodes on each of {@code goals} goals, then {@code updates} optimiser steps on them. */
    public Grpo rollout(int goals, int group, int updates) {
        return new Grpo(clip, klCoefficient, divideBySd, divideByLength, new Schedule(goals, group, updates), adam);
    }

    private Grpo with(Adam value) {
        return new Grpo(clip, klCoefficient, divideBySd, divideByLength, schedule, value);
    }

    public Grpo learningRate(double value) {
        return with(adam.learningRate(value));
    }

    public Grpo adamEpsilon(double value) {
        return with(adam.epsilon(value));
    }

    public Grpo maxGradientNorm(double value) {
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
        return (double) schedule.goals * schedule.group / schedule.updates;
    }

    @Override
    public String toString() {
        return "Grpo.inShop().clip(%s).klCoefficient(%s).divideBySd(%s).divideByLength(%s).rollout(%d, %d, %d).%s"
                .formatted(
                        clip,
                        klCoefficient,
                        divideBySd,
                        divideByLength,
                        schedule.goals,
                        schedule.group,
                        schedule.updates,
                        adam);
    }

    /** A_1 .. A_G; exactly 0 if all rewards are equal. */
    static double[] advantages(double[] rewards, boolean divideBySd) {
        if (flat(rewards)) {
            return new double[rewards.length];
        }
        double mean = Scaling.mean(rewards);
        double divisor = divideBySd ? Scaling.deviation(rewards) + EPSILON : 1;
        return Arrays.stream(rewards).map(reward -> (reward - mean) / divisor).toArray();
    }

    private static boolean flat(double[] rewards) {
        return Arrays.stream(rewards).allMatch(reward -> reward == rewards[0]);
    }

    /** L over steps whose {@code weights} are 1/n 1/|o_i|; all [steps]: a scalar. */
    static Tensor policyLoss(Tensor logRatio, Tensor advantage, Tensor weights, double clip) {
        return Ppo.surrogate(logRatio, advantage, clip).mul(weights).sum().neg();
    }

    private static final class Learning implements Learner {
        private final Grpo recipe;
        private final ChoicePolicy policy;
        private final Start start;
        private final Attempts attempts;
        private final Trainer trainer;
        private final Map<String, Double> rollout = new LinkedHashMap<>();
        private Steps steps;
        private double[] reference;
        private int updatesLeft;

        Learning(Grpo recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.start = start;
            this.attempts = new Attempts(start);
            this.trainer = recipe.adam.trainer(policy.parameters());
        }

        @Override
        public Map<String, Double> step() {
            if (updatesLeft == 0) {
                collect();
                updatesLeft = recipe.schedule.updates;
            }
            updatesLeft--;
            Map<String, Double> row = new LinkedHashMap<>();
            if (steps.size() == 0) {
                row.putAll(Map.of("loss", 0.0, "grad_norm", 0.0, "tokens", 0.0));
            } else {
                learn(row);
            }
            row.putAll(rollout);
            attempts.finished().report(row);
            return row;
        }

        private void collect() {
            int group = recipe.schedule.group;
            List<Attempt> played = attempts.play(policy, recipe.schedule.goals, group);
            double[] rewards = Attempt.rewards(played);
            double[] advantages = new double[rewards.length];
            double spread = 0;
            int flat = 0;
            for (int from = 0; from < rewards.length; from += group) {
                double[] mine = Arrays.copyOfRange(rewards, from, from + group);
                System.arraycopy(advantages(mine, recipe.divideBySd), 0, advantages, from, group);
                spread += Scaling.deviation(mine);
                flat += flat(mine) ? 1 : 0;
            }
            rollout.put("reward", Scaling.mean(rewards));
            rollout.put("reward_std", spread / recipe.schedule.goals);
            rollout.put("frac_reward_zero_std", (double) flat / recipe.schedule.goals);
            keep(played, advantages);
        }

        /** The steps that have a gradient, and the reference's opinion of them. */
        private void keep(List<Attempt> played, double[] advantages) {
            int n = played.size();
            int[] kept = IntStream.range(0, n)
                    .filter(i -> recipe.klCoefficient > 0 || advantages[i] != 0)
                    .toArray();
            List<Attempt> learned = Arrays.stream(kept).mapToObj(played::get).toList();
            steps = Steps.of(
                    learned,
                    (episode, t) -> advantages[kept[episode]],
                    (episode, t) -> 1.0
                            / n
                            / (recipe.divideByLength ? learned.get(episode).length() : 1));
            reference = recipe.klCoefficient > 0 ? chosen(steps) : new double[0];
        }

        private double[] chosen(Steps steps) {
            List<double[]> answers = start.reference().logProbabilities(steps.states());
            return IntStream.range(0, steps.size())
                    .mapToDouble(i -> answers.get(i)[steps.actions()[i]])
                    .toArray();
        }

        private void learn(Map<String, Double> row) {
            List<Function<Metrics, Tensor>> parts = steps.ranges().stream()
                    .<Function<Metrics, Tensor>>map(range -> metrics -> loss(range, metrics))
                    .toList();
            Update update = trainer.stepInParts(parts);
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
        }

        private Tensor loss(Steps.Range range, Metrics metrics) {
            Steps part = steps.at(range);
            Forward forward = policy.forward(part.states());
            Tensor chosen = forward.logProbabilitiesOf(part.actions());
            Tensor logRatio = chosen.sub(constant(part.logProbabilities()));
            Tensor weights = constant(part.weights());
            Tensor loss = policyLoss(logRatio, constant(part.credit()), weights, recipe.clip);
            double share = (double) part.size() / steps.size();
            metrics.add("tokens", forward.tokens());
            metrics.add("policy_loss", loss);
            metrics.add("entropy", share, forward.entropies().mean());
            metrics.read(
                    logRatio,
                    ratios -> metrics.add(
                            "clip_ratio", share * Drift.of(ratios, recipe.clip).clipped()));
            if (recipe.klCoefficient == 0) {
                return loss;
            }
            Tensor kl = Divergence.K3.of(chosen.sub(constant(range.of(reference))));
            metrics.add("kl", share, kl.mean());
            return loss.add(kl.mul(weights).sum().scale(recipe.klCoefficient));
        }

        private static Tensor constant(double[] values) {
            return Tensor.of(values, TensorType.FLOAT32, values.length);
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
