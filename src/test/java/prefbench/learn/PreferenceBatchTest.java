package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import prefbench.policy.State;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

/** Log-probabilities of whole sides against numbers that were computed apart, in FLOAT64. */
class PreferenceBatchTest {
    private static final Offset<Double> TOLERANCE = within(1e-12);
    private static final int WIDTH = 4;

    private final JsonNode vectors = Vectors.read("dpo_losses.json");
    private final JsonNode trajectories = vectors.get("candidate_action_trajectory");

    @Test
    void tokensOfASequenceAreSummedAndAveragedOverTheCompletion() {
        JsonNode tokens = vectors.get("token_level");
        List<List<Preference.Term>> sides = List.of(tokenTerms(tokens, 0), tokenTerms(tokens, 1));
        try (Scope scope = Scope.open()) {
            Tensor rows = Tensor.concat(List.of(logits(tokens, 0), logits(tokens, 1)), 0)
                    .logSoftmax(-1);
            PreferenceBatch batch =
                    new PreferenceBatch(List.of(new Preference(anyStates(10), sides.get(0), sides.get(1))));
            Tensor chosen = batch.chosen(rows);
            Tensor rejected = batch.rejected(rows);
            close(chosen.item(), tokens.get("sum_logps").get(0));
            close(rejected.item(), tokens.get("sum_logps").get(1));
            LogRatios averaged = batch.ratios(chosen, rejected).averaged();
            close(averaged.chosen().item(), tokens.get("avg_logps").get(0));
            close(averaged.rejected().item(), tokens.get("avg_logps").get(1));
        }
    }

    private static Tensor logits(JsonNode tokens, int sequence) {
        JsonNode rows = tokens.get("logits").get(sequence);
        double[] all = new double[rows.size() * WIDTH];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows.get(i / WIDTH).get(i % WIDTH).asDouble();
        }
        return Tensor.of(all, rows.size(), WIDTH);
    }

    /** Decoder-only: the logits at t score the token at t + 1, and so does the mask. */
    private static List<Preference.Term> tokenTerms(JsonNode tokens, int sequence) {
        List<Preference.Term> terms = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            if (tokens.get("completion_mask").get(sequence).get(t + 1).asInt() == 1) {
                int token = tokens.get("input_ids").get(sequence).get(t + 1).asInt();
                terms.add(new Preference.Term(sequence * 5 + t, token, 1, 0));
            }
        }
        return terms;
    }

    @Test
    void aPairOfTrajectoriesIsEtos() {
        Preference preference = preference(Pairing.TRAJECTORIES, 1);
        assertSide(preference, trajectories.get("trajectory_delta"), trajectories.get("loss"));
        try (Scope scope = Scope.open()) {
            LogRatios ratios = ratios(preference, logits(preference));
            close(ratios.chosen().scale(0.1).item(), trajectories.get("reward_chosen"));
            close(ratios.rejected().scale(0.1).item(), trajectories.get("reward_rejected"));
        }
    }

    @Test
    void itsGradientReachesTheLogitsOfEveryStep() {
        Preference preference = preference(Pairing.TRAJECTORIES, 1);
        double[] found = Autograd.of(
                        logits -> loss(ratios(preference, logits.reshape(-1, WIDTH))), flatLogits(), TensorType.FLOAT64)
                .gradient();
        List<JsonNode> expected = new ArrayList<>();
        trajectories.get("grad_wrt_policy_logits_chosen").forEach(expected::add);
        trajectories.get("grad_wrt_policy_logits_rejected").forEach(expected::add);
        for (int row = 0; row < expected.size(); row++) {
            double[] gradient = Arrays.copyOfRange(found, row * WIDTH, row * WIDTH + WIDTH);
            double[] padded = Arrays.copyOf(Vectors.doubles(expected.get(row)), WIDTH);
            assertThat(gradient).containsExactly(padded, TOLERANCE);
        }
    }

    @Test
    void discountedTrajectoriesAreDmpos() {
        for (JsonNode example : trajectories.get("dmpo")) {
            double gamma = example.get("gamma").asDouble();
            assertThat(Pairing.DISCOUNTED_TRAJECTORIES.weights(2, gamma))
                    .containsExactly(Vectors.doubles(example.get("alpha_chosen")), TOLERANCE);
            assertThat(Pairing.DISCOUNTED_TRAJECTORIES.weights(3, gamma))
                    .containsExactly(Vectors.doubles(example.get("alpha_rejected")), TOLERANCE);
            assertSide(preference(Pairing.DISCOUNTED_TRAJECTORIES, gamma), example.get("delta"), example.get("loss"));
        }
    }

    @Test
    void theFirstDivergenceIsAPairOfActionsOfTheSharedState() {
        JsonNode expected = trajectories.get("step_level_first_divergence");
        double[] reference = reference(trajectories.get("chosen_steps").get(0));
        Preference pair = Preference.ofActions(anyStates(1).get(0), 0, 2, reference);
        assertSide(pair, expected.get("delta"), expected.get("loss"));
    }

    @Test
    void pairsOfUnequalLengthShareABatch() {
        Preference whole = preference(Pairing.TRAJECTORIES, 1);
        double[] reference = reference(trajectories.get("chosen_steps").get(0));
        Preference first = Preference.ofActions(anyStates(1).get(0), 0, 2, reference);
        PreferenceBatch batch = new PreferenceBatch(List.of(first, whole, first));
        assertThat(batch.states()).hasSize(7);
        try (Scope scope = Scope.open()) {
            Tensor logits = Tensor.of(flatLogits(), 5, WIDTH);
            Tensor rows = Tensor.concat(List.of(logits.slice(0, 0, 1), logits, logits.slice(0, 0, 1)), 0)
                    .logSoftmax(-1);
            double[] delta = batch.ratios(batch.chosen(rows), batch.rejected(rows))
                    .difference()
                    .toDoubles();
            assertThat(delta).containsExactly(new double[] {1, 3.058554520778584, 1}, TOLERANCE);
            assertThat(batch.margins(states -> table(rows), 0.1))
                    .containsExactly(new double[] {0.1, 0.3058554520778584, 0.1}, TOLERANCE);
        }
    }

    private static List<double[]> table(Tensor rows) {
        double[] flat = rows.toDoubles();
        return IntStream.range(0, flat.length / WIDTH)
                .mapToObj(row -> Arrays.copyOfRange(flat, row * WIDTH, row * WIDTH + WIDTH))
                .toList();
    }

    @Test
    void aSideWithoutAStepIsRefused() {
        Preference.Term term = new Preference.Term(0, 0, 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Preference(anyStates(1), List.of(term), List.of()))
                .withMessage("both sides of a preference need a step, found 1 and 0");
    }

    private void assertSide(Preference preference, JsonNode delta, JsonNode loss) {
        try (Scope scope = Scope.open()) {
            LogRatios ratios = ratios(preference, logits(preference));
            close(ratios.difference().item(), delta);
            close(loss(ratios).item(), loss);
        }
    }

    /** The first five rows of the table, or its first for a pair of actions. */
    private Tensor logits(Preference preference) {
        return Tensor.of(flatLogits(), 5, WIDTH).slice(0, 0, preference.states().size());
    }

    private static LogRatios ratios(Preference preference, Tensor logits) {
        PreferenceBatch batch = new PreferenceBatch(List.of(preference));
        Tensor rows = logits.logSoftmax(-1);
        return batch.ratios(batch.chosen(rows), batch.rejected(rows));
    }

    private static Tensor loss(LogRatios ratios) {
        return new Dpo.Objective(PreferenceLoss.SIGMOID, 0, 0.1, false)
                .of(ratios)
                .mean();
    }

    private Preference preference(Pairing pairing, double gamma) {
        JsonNode chosen = trajectories.get("chosen_steps");
        JsonNode rejected = trajectories.get("rejected_steps");
        return new Preference(
                anyStates(5),
                terms(chosen, 0, pairing.weights(chosen.size(), gamma)),
                terms(rejected, chosen.size(), pairing.weights(rejected.size(), gamma)));
    }

    private static List<Preference.Term> terms(JsonNode steps, int from, double[] weights) {
        List<Preference.Term> terms = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            int action = steps.get(t).get("action").asInt();
            terms.add(new Preference.Term(from + t, action, weights[t], reference(steps.get(t))[action]));
        }
        return terms;
    }

    private static double[] reference(JsonNode step) {
        double[] logits = Vectors.doubles(step.get("ref"));
        try (Scope scope = Scope.open()) {
            return Tensor.of(logits, logits.length).logSoftmax(-1).toDoubles();
        }
    }

    /** [5, 4], chosen steps first; what a state lacks in actions is as improbable as the policy's padding. */
    private double[] flatLogits() {
        double[] flat = new double[5 * WIDTH];
        Arrays.fill(flat, -1e30);
        int row = 0;
        for (String side : List.of("chosen_steps", "rejected_steps")) {
            for (JsonNode step : trajectories.get(side)) {
                double[] logits = Vectors.doubles(step.get("policy"));
                System.arraycopy(logits, 0, flat, row++ * WIDTH, logits.length);
            }
        }
        return flat;
    }

    private static List<State> anyStates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new State("", "page " + i, List.of("a", "b", "c", "d")))
                .toList();
    }

    private static void close(double found, JsonNode expected) {
        assertThat(found).isCloseTo(expected.asDouble(), TOLERANCE);
    }
}
