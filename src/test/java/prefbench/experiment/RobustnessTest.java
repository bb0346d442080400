package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.RULE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.experiment.TrialResult.Perturbed;
import prefbench.shop.Perturbation;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.Singles;
import prefbench.stats.StudentT;
import prefbench.stats.TwoGoalSets;

class RobustnessTest {
    private static final double[][] BEFORE = {
        {1, 1, 0, 1, 1, 0, 1, 0.5}, {1, 0, 1, 1, 0, 1, 1, 0.2}, {1, 1, 1, 1, 1, 1, 0, 0.1}
    };
    private static final double[][] AFTER = {{1, 0, 0, 1, 0, 0}, {0.5, 0, 1, 0.5, 0, 1}, {0, 1, 0.5, 0, 1, 0.5}};

    @Test
    void dropsArePairedBySeedAndGoalWithTheFirstGoalsOfTheFinalEvaluation() {
        Robustness drop = of(arm(DPO, Perturbation.SEARCH_NOISE, "5h0p", 0, BEFORE, AFTER), Perturbation.SEARCH_NOISE);
        double[][] differences = {{0, 100, 0, 0, 100, 0}, {50, 0, 0, 50, 0, 0}, {100, 0, 50, 100, 0, 50}};
        assertThat(drop.unperturbed()).isCloseTo(100 * 7 / 9.0, within(1e-9));
        assertThat(drop.perturbed()).isCloseTo(100 * 4 / 9.0, within(1e-9));
        assertThat(drop.drop()).isEqualTo(Singles.crossed(differences).interval(Estimand.GOAL_POPULATION, 0.95));
        assertThat(drop.kind()).isEqualTo("95 % t over seeds and goals, paired by seed and goal, uncorrected");
        assertThat(List.of(drop.seeds(), drop.goals(), drop.unperturbedGoals())).containsExactly(3, 6, 6);
        assertThat(drop.hasInterval()).isTrue();
    }

    @Test
    void unseenCategoriesElsewhereAreSetAgainstAllFinalGoals() {
        Robustness drop =
                of(arm(DPO, Perturbation.UNSEEN_CATEGORIES, "other", 0, BEFORE, AFTER), Perturbation.UNSEEN_CATEGORIES);
        assertThat(drop.drop())
                .isEqualTo(TwoGoalSets.difference(
                        percent(BEFORE), Singles.alone(BEFORE), percent(AFTER), Singles.alone(AFTER), 0.95));
        assertThat(drop.kind())
                .isEqualTo("95 % t over seeds and goals, paired by seed, two sets of goals, uncorrected");
        assertThat(drop.goals()).isEqualTo(6);
        assertThat(drop.unperturbedGoals()).isEqualTo(8);
    }

    @Test
    void unseenCategoriesOfTheShopItselfAreNotSetAgainstThemselves() {
        Robustness drop =
                of(arm(DPO, Perturbation.UNSEEN_CATEGORIES, "5h0p", 2, BEFORE, AFTER), Perturbation.UNSEEN_CATEGORIES);
        // Goals 2 to 7 are unseen: goals 0 and 1 are left.
        assertThat(drop.unperturbedGoals()).isEqualTo(2);
        assertThat(drop.unperturbed()).isCloseTo(100 * 5 / 6.0, within(1e-9));
    }

    @Test
    void anArmThatDoesNotTrainHasIntervalsOverGoals() {
        double[][] before = {BEFORE[0]};
        double[][] after = {AFTER[0]};
        Robustness paired =
                of(arm(RULE, Perturbation.MISSPELLINGS, "5h0p", 0, before, after), Perturbation.MISSPELLINGS);
        assertThat(paired.drop().low())
                .isCloseTo(
                        StudentT.mean(new double[] {0, 100, 0, 0, 100, 0}, 0.95).low(), within(1e-9));
        assertThat(paired.kind()).isEqualTo("95 % t over goals, paired by goal, uncorrected");
        Robustness unseen = of(
                arm(RULE, Perturbation.UNSEEN_CATEGORIES, "other", 0, before, after), Perturbation.UNSEEN_CATEGORIES);
        assertThat(unseen.drop()).isEqualTo(StudentT.welch(percent(before)[0], percent(after)[0], 0.95));
        assertThat(unseen.kind()).isEqualTo("95 % t over goals, two sets of goals (Welch), uncorrected");
    }

    @Test
    void whatHasNoIntervalSaysWhy() {
        double[][] two = {BEFORE[0], BEFORE[1]};
        assertThat(none(arm(DPO, Perturbation.PARAPHRASES, "5h0p", 0, two, new double[][] {AFTER[0], AFTER[1]})))
                .isEqualTo("none: too few seeds: 2, a calibrated interval takes at least 3");
        assertThat(none(arm(
                        DPO, Perturbation.PARAPHRASES, "5h0p", 0, new double[][] {BEFORE[0]}, new double[][] {AFTER[0]
                        })))
                .isEqualTo("none: too few seeds: 1, a calibrated interval takes at least 3");
        assertThat(none(arm(DPO, Perturbation.PARAPHRASES, "5h0p", 0, BEFORE, BEFORE)))
                .isEqualTo("none: all seeds drop by the same: there is no spread to judge by");
        assertThat(none(arm(RULE, Perturbation.PARAPHRASES, "5h0p", 0, two, new double[][] {{1}})))
                .isEqualTo("none: too few goals: an interval takes at least 2");
        assertThat(none(arm(DPO, Perturbation.PARAPHRASES, "5h0p", 0, BEFORE, new double[][] {{1}, {0}, {1}})))
                .isEqualTo("none: too few goals with a value: 1, an interval takes at least 2");
    }

    @Test
    void anArmThatWasNotPerturbedHasNoDrop() {
        ArmTrials arm = arm(DPO, Perturbation.PARAPHRASES, "5h0p", 0, BEFORE, AFTER);
        assertThat(Robustness.of(arm, Perturbation.MISSPELLINGS, Metric.SCORE)).isEmpty();
    }

    private static String none(ArmTrials arm) {
        Robustness found = of(arm, Perturbation.PARAPHRASES);
        assertThat(found.hasInterval()).isFalse();
        return found.kind();
    }

    private static Robustness of(ArmTrials arm, Perturbation perturbation) {
        Robustness found = Robustness.of(arm, perturbation, Metric.SCORE).orElseThrow();
        Interval drop = found.drop();
        assertThat(drop.estimate()).isCloseTo(found.unperturbed() - found.perturbed(), within(1e-9));
        return found;
    }

    /** Perturbed goals are numbered from {@code from} on. */
    private static ArmTrials arm(
            Arm arm, Perturbation perturbation, String shop, int from, double[][] before, double[][] after) {
        List<TrialOutcome> trials = new ArrayList<>();
        for (int seed = 0; seed < after.length; seed++) {
            TrialResult result = Samples.result(Samples.spec(arm, seed), before[seed]);
            trials.add(new TrialOutcome.Finished(
                    "key" + seed,
                    perturbed(result, new Perturbed(perturbation, shop, evaluation(from, after[seed]))),
                    Samples.timings()));
        }
        return new ArmTrials(arm, trials, "");
    }

    private static TrialResult perturbed(TrialResult from, Perturbed perturbed) {
        return new TrialResult(
                from.spec(),
                from.steps(),
                from.episodes(),
                from.stop(),
                from.data(),
                from.parametersBefore(),
                from.parametersAfter(),
                from.curve(),
                from.metrics(),
                from.evaluations(),
                List.of(perturbed));
    }

    private static Evaluation evaluation(int from, double[] rewards) {
        return new Evaluation(
                Decoding.GREEDY,
                IntStream.range(0, rewards.length)
                        .mapToObj(i ->
                                new Outcome(from + i, "P" + (from + i), rewards[i], 1, rewards[i], 0.5, 1, 5, true))
                        .toList());
    }

    private static double[][] percent(double[][] rewards) {
        double[][] percent = new double[rewards.length][];
        for (int i = 0; i < rewards.length; i++) {
            percent[i] = Arrays.stream(rewards[i]).map(each -> 100 * each).toArray();
        }
        return percent;
    }
}
