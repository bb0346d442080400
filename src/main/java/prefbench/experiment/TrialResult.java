package prefbench.experiment;

import java.util.List;
import java.util.Map;
import prefbench.shop.Perturbation;

/**
 * What a trial found. Everything here is equal, byte for byte, when the trial is run again under the same budget in steps
 * or episodes; measured times are in {@link TrialTimings}.
 *
 * @param steps optimiser steps taken
 * @param episodes training episodes begun in the shop
 * @param stop which limit ended it
 * @param data what it learned from
 * @param parametersBefore SHA-256 of all parameters at the start; "" for policies without parameters
 * @param parametersAfter and at the end
 * @param curve in order; the first point is before the first step, the last at the end of the budget
 * @param metrics training metrics, named as TRL (DPO) and CleanRL (PPO) name them; one row per logged step
 * @param evaluations final ones, one per decoding
 * @param perturbed the final policy under perturbations, one each; none if the suite leaves them out
 */
public record TrialResult(
        TrialSpec spec,
        long steps,
        long episodes,
        Budget.Stop stop,
        DataUse data,
        String parametersBefore,
        String parametersAfter,
        List<CurvePoint> curve,
        List<MetricRow> metrics,
        List<Evaluation> evaluations,
        List<Perturbed> perturbed) {

    /**
     * @param available trajectories at hand; 0 when the learner makes its own experience
     * @param distinctUsed different ones seen in training
     * @param generationAttempts episodes sampled to generate them; 0 when demonstrated
     * @param wanted trajectories the suite asked for; more than {@code available} when too few could be had
     * @param pairs preferences learned from
     * @param degeneratePairs without a preference in them; skipped, unless the recipe keeps them
     */
    public record DataUse(
            int available, int distinctUsed, int generationAttempts, int wanted, long pairs, long degeneratePairs) {
        static final DataUse NONE = new DataUse(0, 0, 0, 0, 0, 0);

        DataUse plus(DataUse other) {
            return new DataUse(
                    available + other.available,
                    distinctUsed + other.distinctUsed,
                    generationAttempts + other.generationAttempts,
                    wanted + other.wanted,
                    pairs + other.pairs,
                    degeneratePairs + other.degeneratePairs);
        }
    }

    /** One evaluation along the budget. */
    public record CurvePoint(double fraction, long steps, long episodes, Evaluation evaluation) {}

    public record MetricRow(long step, Map<String, Double> values) {}

    /** The same goals, in the same order, for every arm and seed. */
    public record Evaluation(Decoding decoding, List<Outcome> outcomes) {
        public Evaluation {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * The first goals of the final evaluation once more, under a perturbation and the first decoding; or, for unseen
     * categories, other goals.
     *
     * @param shop SHA-256 of the shop that was played in
     */
    public record Perturbed(Perturbation perturbation, String shop, Evaluation evaluation) {}

    /**
     * One test episode.
     *
     * @param goal index in the shop's goal order
     * @param product asin that its instruction is of: goals of one product are no independent draws
     * @param reward in [0, 1]; 0 when nothing was bought within the step limit
     * @param type r_type of the purchase; 0 without one
     * @param attributes share of the goal's attributes met
     * @param options share of the goal's options met; NaN if the goal has none
     * @param price 1 if the price was met
     * @param pages actions taken
     * @param bought whether the episode ended in a purchase
     */
    public record Outcome(
            int goal,
            String product,
            double reward,
            double type,
            double attributes,
            double options,
            double price,
            int pages,
            boolean bought) {
        public boolean succeeded() {
            return reward == 1.0;
        }
    }

    public TrialResult {
        curve = List.copyOf(curve);
        metrics = List.copyOf(metrics);
        evaluations = List.copyOf(evaluations);
        perturbed = List.copyOf(perturbed);
    }

    /** @throws IllegalArgumentException naming those there are, if there is no such final evaluation */
    public Evaluation evaluation(Decoding decoding) {
        return evaluations.stream()
                .filter(each -> each.decoding() == decoding)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no %s evaluation: the suite's evaluation.decodings are %s"
                                .formatted(decoding, spec.amounts().decodings())));
    }
}
