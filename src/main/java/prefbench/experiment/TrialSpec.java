package prefbench.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import prefbench.learn.Recipe;
import prefbench.shop.GoalKind;
import prefbench.shop.ShopOptions;

/**
 * Everything that determines a trial's result, bar code and machine: its canonical JSON, without the paths in {@link
 * Places}, is hashed into the run store's key.
 *
 * @param seed training seed, 0-based
 * @param data hashes of what the trial reads
 * @param amounts the suite's amounts, resolved
 * @param places where the data lie on this machine; not part of the identity
 */
public record TrialSpec(Recipe recipe, long seed, Budget budget, Data data, Amounts amounts, Places places) {

    /**
     * @param shop SHA-256 of the shop's data files
     * @param leftOut records of those files that are left out since they break a rule; 0 unless the user asks for it
     * @param goals {@code human} or {@code synthetic}
     * @param demonstrations SHA-256 of the demonstrations
     * @param demonstrationsProvenance {@code human} or {@code simulated-human}
     * @param checkpoint content key of the imitation checkpoint, or {@code given-} and the SHA-256 of the user's choice model
     * @param queries SHA-256 of the query writer's folder, or {@code rule}
     * @param demonstrationsLeftOut trajectories that are not among the demonstrations, counted by reason
     */
    public record Data(
            String shop,
            int leftOut,
            String goals,
            String demonstrations,
            String demonstrationsProvenance,
            String checkpoint,
            String queries,
            Map<String, Integer> demonstrationsLeftOut) {

        public Data {
            demonstrationsLeftOut = Collections.unmodifiableMap(new TreeMap<>(demonstrationsLeftOut));
        }

        /** With no demonstration left out. */
        public Data(
                String shop,
                int leftOut,
                String goals,
                String demonstrations,
                String demonstrationsProvenance,
                String checkpoint,
                String queries) {
            this(shop, leftOut, goals, demonstrations, demonstrationsProvenance, checkpoint, queries, Map.of());
        }

        /** With queries by rule. */
        public Data(
                String shop,
                int leftOut,
                String goals,
                String demonstrations,
                String demonstrationsProvenance,
                String checkpoint) {
            this(shop, leftOut, goals, demonstrations, demonstrationsProvenance, checkpoint, QuerySource.RULE);
        }

        /** How the shop was opened when the trial was planned. */
        ShopOptions shopOptions() {
            return options(goals, leftOut);
        }

        static ShopOptions options(String goals, int leftOut) {
            ShopOptions options = ShopOptions.standard().withGoals(GoalKind.valueOf(goals.toUpperCase(Locale.ROOT)));
            return leftOut == 0 ? options : options.skippingBad();
        }
    }

    /**
     * @param many trajectories in a large data set
     * @param few trajectories in a small data set
     * @param generationAttempts episodes after which generation gives up
     * @param stateTokens longest state, in word pieces
     * @param actionTokens longest action, in word pieces
     * @param split which goals are played
     * @param finalGoals of them in the final evaluation
     * @param curvePoints evaluations along the budget, the end included
     * @param curveGoals goals in each of them
     * @param decodings in the final evaluation; the first one is the curve's
     * @param stepLimit pages after which an episode is cut off
     * @param perturbedGoals of the final evaluation's, played under each perturbation; 0 leaves them out
     */
    public record Amounts(
            int many,
            int few,
            int generationAttempts,
            int stateTokens,
            int actionTokens,
            Split split,
            int finalGoals,
            int curvePoints,
            int curveGoals,
            List<Decoding> decodings,
            int stepLimit,
            int perturbedGoals) {
        public Amounts {
            decodings = List.copyOf(decodings);
        }
    }

    /** Absolute paths: shop folder, demonstrations file ("" when simulated), checkpoint folder, query writer ("": the rule). */
    public record Places(String shop, String demonstrations, String checkpoint, String queries) {

        /** With queries by rule. */
        public Places(String shop, String demonstrations, String checkpoint) {
            this(shop, demonstrations, checkpoint, "");
        }
    }
}
