package prefbench.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.policy.Policy;
import prefbench.policy.State;
import prefbench.random.RandomStreams;
import prefbench.tensor.AdamW;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import prefbench.trajectory.Choice;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectorySource;

/**
 * Direct preference optimisation on actions (Rafailov et al., arXiv 2305.18290, Eq. 7; on shop actions: Feng and Feng, arXiv
 * 2408.16032, §3.1).
 *
 * <pre>
 *   h = [log pi(a_w|s) - log pi_ref(a_w|s)] - [log pi(a_l|s) - log pi_ref(a_l|s)]
 *   L = - mean over the pairs of log sigmoid(beta h)
 * </pre>
 *
 * A step is one trajectory. At each of its states the chosen action a_w is the one taken, and the frozen imitation policy
 * pi_ref samples the rejected action a_l; pairs in which the two are equal have no gradient, are skipped, and counted. A
 * trajectory without any pair is passed over for the next within the same step. The reference's log-probabilities are
 * computed once for each trajectory. What the paper leaves unstated (its learning rate, clipping, optimiser) is a parameter
 * here.
 *
 * @param data where the chosen actions come from
 * @param beta strength of the pull towards the reference, > 0
 * @param learningRate of AdamW, > 0, constant
 * @param maxGradientNorm gradients are scaled down to this global norm, > 0
 */
public record Dpo(TrajectorySource data, double beta, double learningRate, double maxGradientNorm) implements Recipe {

    public Dpo {
        if (!(beta > 0)) {
            throw new IllegalArgumentException("beta must be positive, was " + beta);
        }
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("learningRate must be positive, was " + learningRate);
        }
        if (!(maxGradientNorm > 0)) {
            throw new IllegalArgumentException("maxGradientNorm must be positive, was " + maxGradientNorm);
        }
    }

    /**
     * beta 0.1, the default of the DPO paper and of TRL; gradients clipped at norm 1; learning rate 3e-5. The rate is a judgement,
     * not an optimum: of 1e-5, 3e-5 and 6e-5, one seed and 300 steps each, all end at a held-out accuracy of 0.63 and at margins of
     * 0.001, 0.008 and 0.006; the first choice, 1e-4, ended at an accuracy of 0.56.
     */
    public static Dpo on(TrajectorySource data) {
        return new Dpo(data, 0.1, 3e-5, 1.0);
    }

    public Dpo beta(double value) {
        return new Dpo(data, value, learningRate, maxGradientNorm);
    }

    public Dpo learningRate(double value) {
        return new Dpo(data, beta, value, maxGradientNorm);
    }

    public Dpo maxGradientNorm(double value) {
        return new Dpo(data, beta, learningRate, value);
    }

    @Override
    public Optional<TrajectorySource> trajectories() {
        return Optional.of(data);
    }

    @Override
    public Learner learner(Start start) {
        return new Learning(this, start);
    }

    @Override
    public String toString() {
        return "Dpo.on(%s).beta(%s).learningRate(%s).maxGradientNorm(%s)"
                .formatted(data, beta, learningRate, maxGradientNorm);
    }

    /** L over {@code margins} = beta h, [pairs]: a scalar. */
    static Tensor sigmoidLoss(Tensor margins) {
        return margins.logSigmoid().mean().neg();
    }

    /** One state's preference, with the reference's opinion of both actions. */
    private record Preference(
            State state, int chosen, int rejected, double referenceChosen, double referenceRejected) {}

    private static final class Learning implements Learner {
        private final Dpo recipe;
        private final ChoicePolicy policy;
        private final Policy reference;
        private final List<Trajectory> data;
        private final RandomStreams streams;
        private final Order order;
        private final Trainer trainer;
        private final List<Preference> heldOut;
        private final Map<Integer, List<double[]>> referenceOpinions = new HashMap<>();
        private final Set<Integer> used = new HashSet<>();
        private long pairs;
        private long degenerate;

        Learning(Dpo recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.reference = start.reference();
            this.data = start.data();
            this.streams = start.streams();
            this.order = new Order(data.size(), streams, "dpo-order");
            this.trainer = new Trainer(
                    policy.parameters(),
                    AdamW.withLearningRate(recipe.learningRate).weightDecay(0).maxGradientNorm(recipe.maxGradientNorm));
            this.heldOut = heldOut(start.heldOut());
        }

        @Override
        public Map<String, Double> step() {
            List<Preference> batch = nextPreferences();
            Update update = trainer.step(metrics -> loss(batch, metrics));
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
            row.put("pairs", (double) batch.size());
            return row;
        }

        private Tensor loss(List<Preference> batch, Metrics metrics) {
            Forward forward =
                    policy.forward(batch.stream().map(Preference::state).toList());
            metrics.record("tokens", forward.tokens());
            Tensor chosen = forward.logProbabilitiesOf(
                    batch.stream().mapToInt(Preference::chosen).toArray());
            Tensor rejected = forward.logProbabilitiesOf(
                    batch.stream().mapToInt(Preference::rejected).toArray());
            Tensor chosenReward = chosen.sub(column(batch, true)).scale(recipe.beta);
            Tensor rejectedReward = rejected.sub(column(batch, false)).scale(recipe.beta);
            Tensor margin = chosenReward.sub(rejectedReward);
            record(metrics, chosen.toDoubles(), rejected.toDoubles(), chosenReward.toDoubles(), margin.toDoubles());
            return sigmoidLoss(margin);
        }

        private static Tensor column(List<Preference> batch, boolean chosen) {
            double[] values = batch.stream()
                    .mapToDouble(pair -> chosen ? pair.referenceChosen : pair.referenceRejected)
                    .toArray();
            return Tensor.of(values, TensorType.FLOAT32, values.length);
        }

        private static void record(
                Metrics metrics, double[] chosen, double[] rejected, double[] chosenReward, double[] margin) {
            metrics.record("rewards/chosen", mean(chosenReward));
            metrics.record("rewards/rejected", mean(chosenReward) - mean(margin));
            metrics.record("rewards/margins", mean(margin));
            metrics.record("rewards/accuracies", accuracy(margin));
            metrics.record("logps/chosen", mean(chosen));
            metrics.record("logps/rejected", mean(rejected));
        }

        /** The next trajectory's preferences; trajectories that the reference would have walked alike are passed over. */
        private List<Preference> nextPreferences() {
            for (int passed = 0; passed < data.size() * 10; passed++) {
                long visit = order.drawn();
                int index = order.next();
                used.add(index);
                Trajectory trajectory = data.get(index);
                List<double[]> opinions = referenceOpinions.computeIfAbsent(index, i -> opinions(trajectory));
                List<Preference> preferences = preferences(trajectory, opinions, "dpo-rejected", visit);
                degenerate += trajectory.steps().size() - preferences.size();
                pairs += preferences.size();
                if (!preferences.isEmpty()) {
                    return preferences;
                }
            }
            throw new IllegalStateException(
                    "no preference in ten passes over %d trajectories: the reference always samples the demonstrated action"
                            .formatted(data.size()));
        }

        private List<double[]> opinions(Trajectory trajectory) {
            return reference.logProbabilities(
                    trajectory.steps().stream().map(Trajectory.Step::state).toList());
        }

        private List<Preference> preferences(
                Trajectory trajectory, List<double[]> opinions, String purpose, long visit) {
            List<Preference> preferences = new ArrayList<>();
            for (int i = 0; i < opinions.size(); i++) {
                Trajectory.Step step = trajectory.steps().get(i);
                double[] opinion = opinions.get(i);
                int rejected = Choice.sample(opinion, streams.stream(purpose, visit, i));
                if (rejected != step.chosen()) {
                    preferences.add(new Preference(
                            step.state(), step.chosen(), rejected, opinion[step.chosen()], opinion[rejected]));
                }
            }
            return preferences;
        }

        private List<Preference> heldOut(List<Trajectory> trajectories) {
            List<Preference> preferences = new ArrayList<>();
            for (int i = 0; i < trajectories.size(); i++) {
                preferences.addAll(preferences(trajectories.get(i), opinions(trajectories.get(i)), "dpo-held-out", i));
            }
            return preferences;
        }

        @Override
        public Map<String, Double> heldOut() {
            if (heldOut.isEmpty()) {
                return Map.of();
            }
            List<double[]> now = policy.logProbabilities(
                    heldOut.stream().map(Preference::state).toList());
            double[] margin = new double[heldOut.size()];
            for (int i = 0; i < margin.length; i++) {
                Preference pair = heldOut.get(i);
                margin[i] = recipe.beta
                        * (now.get(i)[pair.chosen]
                                - pair.referenceChosen
                                - now.get(i)[pair.rejected]
                                + pair.referenceRejected);
            }
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("rewards/margins/held_out", mean(margin));
            row.put("rewards/accuracies/held_out", accuracy(margin));
            return row;
        }

        @Override
        public DataUse dataUse() {
            return new DataUse(data.size(), used.size(), pairs, degenerate);
        }

        @Override
        public void close() {
            trainer.close();
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        private static double accuracy(double[] margins) {
            int right = 0;
            for (double margin : margins) {
                right += margin > 0 ? 1 : 0;
            }
            return (double) right / margins.length;
        }
    }
}
