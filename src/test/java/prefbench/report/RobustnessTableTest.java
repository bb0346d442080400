package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Perturbed;
import prefbench.learn.Ppo;
import prefbench.learn.Untrained;
import prefbench.shop.Perturbation;

class RobustnessTableTest {
    private static final int GOALS = 40;

    @Test
    void everyArmHasARowForEachPerturbationAndMetricTheLargestDropFirst() {
        Table table = tables(true).inquiries().robustness();
        assertThat(table.rows()).hasSize(2 * 2 * Perturbation.values().length);
        for (String metric : List.of("success_rate", "score")) {
            List<Double> drops = table.rows(row -> row.has("metric", metric)).stream()
                    .map(row -> row.cell("drop").number())
                    .toList();
            assertThat(drops).isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(table.rows()).allSatisfy(row -> {
            assertThat(row.cell("drop").number())
                    .isCloseTo(
                            row.cell("unperturbed").number()
                                    - row.cell("perturbed").number(),
                            org.assertj.core.api.Assertions.within(1e-9));
            assertThat(row.cell("low").number()).isLessThan(row.cell("drop").number());
            assertThat(row.text("n_seeds")).isEqualTo(row.has("arm", "ppo") ? "3" : "1");
            assertThat(row.text("n_goals")).isEqualTo("40");
            assertThat(row.text("n_goals_unperturbed"))
                    .isEqualTo(row.has("perturbation", "unseen categories") ? "100" : "40");
        });
    }

    @Test
    void thePageShowsItsCellsAndSaysHowToReadThem() {
        String page = html(true);
        assertThat(page)
                .contains("Intervals are not corrected for the number of perturbations and arms.")
                .contains("Goals of unseen categories are other goals than those they are compared with")
                .contains("data-csv=\"robustness.csv/1/drop\"")
                .contains("<td class=\"nowrap\">search noise</td>");
        assertThat(page.indexOf("robustness.csv/1/drop")).isLessThan(page.indexOf("robustness.csv/2/drop"));
    }

    @Test
    void saysThatThereAreNoGoalsOfUnseenCategories() {
        assertThat(html(false))
                .contains(
                        "Unseen categories were left out: the shop has no goal of a category that no training goal and no demonstration has.");
    }

    @Test
    void saysThatRobustnessWasLeftOut() {
        Evidence evidence = Sample.standard();
        assertThat(html(evidence))
                .contains(
                        "Robustness was left out: suite standard plays no perturbed goals (study.perturbedGoals is 0).");
        assertThat(Tables.of(evidence, JmhTable.empty())
                        .inquiries()
                        .robustness()
                        .rows())
                .isEmpty();
    }

    private static Tables tables(boolean unseen) {
        return Tables.of(evidence(unseen), JmhTable.empty());
    }

    private static String html(boolean unseen) {
        return html(evidence(unseen));
    }

    private static String html(Evidence evidence) {
        Tables tables = Tables.of(evidence, JmhTable.empty());
        return Html.of(Page.of(evidence, tables, List.of(), List.of(), Optional.empty()));
    }

    private static Evidence evidence(boolean unseen) {
        return Sample.evidence(
                Sample.suite(true),
                Sample.study(
                        "OddExperiment",
                        List.of(
                                perturbed(Sample.arm("ppo", Ppo.inShop(), Sample.STEPS, 3, 0.3, 0.5), unseen),
                                perturbed(Sample.arm("rule", Untrained.rule(), Sample.STEPS, 1, 0.2, 0.2), unseen))));
    }

    private static ArmTrials perturbed(ArmTrials arm, boolean unseen) {
        return new ArmTrials(
                arm.arm(),
                arm.trials().stream()
                        .map(trial -> perturbed(arm.arm().name(), (Finished) trial, unseen))
                        .toList(),
                "");
    }

    private static TrialOutcome perturbed(String arm, Finished trial, boolean unseen) {
        TrialResult from = trial.result();
        List<Perturbed> perturbed = Stream.of(Perturbation.values())
                .filter(each -> unseen || each != Perturbation.UNSEEN_CATEGORIES)
                .map(each -> new Perturbed(
                        each,
                        each == Perturbation.UNSEEN_CATEGORIES ? "another" : "shop",
                        Sample.evaluation(arm + each, from.spec().seed(), 5, 0.4 - 0.05 * each.ordinal(), GOALS)))
                .toList();
        TrialResult result = new TrialResult(
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
                perturbed);
        return new Finished(trial.key(), result, trial.timings());
    }
}
