package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prefbench.learn.Dpo;
import prefbench.trajectory.TrajectorySource;

class PaperTest {
    private static final Evidence EVIDENCE = Sample.evidence(
            Sample.suite(true),
            Sample.dpoVersusPpo(),
            Sample.study(
                    "OnwardExperiment",
                    List.of(
                            Sample.arm(
                                    "small",
                                    Dpo.on(TrajectorySource.humanTrajectories().few()),
                                    Sample.STEPS,
                                    3,
                                    0.3,
                                    0.4),
                            Sample.arm(
                                    "onward",
                                    Dpo.on(TrajectorySource.humanTrajectories())
                                            .then(Dpo.on(TrajectorySource.generatedTrajectories()
                                                    .few())),
                                    Sample.STEPS,
                                    3,
                                    0.3,
                                    0.5))));
    private static final Tables TABLES = Tables.of(EVIDENCE, JmhTable.empty());
    private static final String PAGE = page();

    @Test
    void ourArmsAreMatchedByWhatTheyAre() {
        assertThat(TABLES.context().paper().rows().stream()
                        .map(row -> row.text("policy") + " " + row.text("arm"))
                        .distinct())
                .containsExactly(
                        "ppo ppo",
                        "dpo-human dpo",
                        "dpo-generated ",
                        "dpo-human-then-generated onward",
                        "imitation imitation");
    }

    @Test
    void ourFiguresAreThoseOfTheArmsTable() {
        for (Table.Row row :
                TABLES.context().paper().rows(each -> !each.cell("arm").isEmpty())) {
            Table.Row arm = TABLES.results()
                    .arms()
                    .first(each -> Keys.sameArm(each, row))
                    .orElseThrow();
            assertThat(row.text("ours")).isEqualTo(arm.text(row.text("metric")));
            assertThat(row.text("n_seeds")).isEqualTo(arm.text("n_seeds"));
        }
    }

    @Test
    void thePapersFiguresKeepTheirSourcesAndReadingErrors() {
        assertThat(TABLES.context().paper().rows(row -> row.has("policy", "ppo") && row.has("metric", "success_rate")))
                .extracting(row -> row.text("value") + ", " + row.text("reading_error") + ", " + row.text("source"))
                .containsExactly(
                        "11, 0.5, Figs 3 and 4, read by eye at rollout 1,000",
                        "6.5, 0.5, Figs 3 and 4, read by eye at rollout 1,000",
                        "4.8, 0.5, Figs 3 and 4, read by eye at rollout 1,000",
                        "15, , abstract: after 2 hours; in none of the figures at rollout 1,000");
    }

    @Test
    void everyConditionHasOurSide() {
        assertThat(TABLES.context().paperConditions().rows())
                .hasSize(14)
                .allSatisfy(row -> assertThat(row.text("ours")).isNotBlank());
        assertThat(condition("device")).isEqualTo("cpu(), 2 x \"made-up\" <AVX2>, yes, 2 cores");
        assertThat(condition("human trajectories"))
                .isEqualTo("1200 or 100, drawn afresh for each seed, simulated-human");
        assertThat(condition("evaluation"))
                .isEqualTo(
                        "every policy plays the same goals once; the paper's protocol beside it, left out by suite standard");
    }

    /** The numbers that binomial_intervals.json and equivalence_tost.json hold. */
    @Test
    void theHeadlineIsAskedWhatItCanSay() {
        assertThat(TABLES.context().paperHeadline().rows())
                .extracting(row -> row.cell("value").rounded(3) + " " + row.text("unit"))
                .containsExactly(
                        "4.000 points",
                        "0.092 p",
                        "0.110 p",
                        "0.954 probability",
                        "0.392 probability",
                        "1381.000 goals",
                        "979.000 goals",
                        "0.337 p",
                        "1055.000 goals");
        assertThat(PAGE).contains("What 19 against 15 % can say").contains("paper_headline.csv/1/low");
    }

    @Test
    void thePageSaysThatConditionsDiffer() {
        assertThat(PAGE)
                .contains("a difference between them says nothing about the learners")
                .contains("no arm of this kind has results")
                .contains("<a href=\"paper.csv\">")
                .doesNotContain("http://")
                .doesNotContain("<script");
    }

    private static String condition(String name) {
        return TABLES.context()
                .paperConditions()
                .first(row -> row.has("condition", name))
                .orElseThrow()
                .text("ours");
    }

    private static String page() {
        Palette palette = new Palette(EVIDENCE);
        List<Group> groups = EVIDENCE.studies().stream()
                .flatMap(study -> Group.of(study, TABLES, palette).stream())
                .toList();
        return Html.besidePaper(Page.of(EVIDENCE, TABLES, groups, List.of(), Optional.empty()));
    }
}
