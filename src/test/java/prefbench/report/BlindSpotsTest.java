package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.experiment.GoalFacts;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.random.RandomStreams;
import prefbench.stats.Multiplicity;
import prefbench.trajectory.TrajectorySource;

class BlindSpotsTest {
    private static final Recipe HUMAN =
            Dpo.on(TrajectorySource.humanTrajectories().few());
    private static final Recipe GENERATED =
            Dpo.on(TrajectorySource.generatedTrajectories().few());

    private static final RandomStreams STREAMS = new RandomStreams(11);

    /** Both arms win three goals in four, but for one in five goals of garden that generated data still win. */
    private final Tables planted = Tables.of(
            evidence(
                    3,
                    (seed, goal) -> luck("arm", seed, goal) < (garden(goal) ? 0.2 : 0.75),
                    (seed, goal) -> luck("against", seed, goal) < 0.75),
            JmhTable.empty());

    @Test
    void theBlindSpotComesFirstAndIsCalledOne() {
        Table.Row first = planted.inquiries().blindSpots().rows().get(0);

        assertThat(first.text("stratum")).isEqualTo("garden");
        assertThat(first.text("finding")).isEqualTo("worse");
        assertThat(first.cell("difference").number()).isNegative();
        assertThat(first.cell("high").number()).isNegative();
        assertThat(first.cell("p_adjusted").number())
                .isGreaterThan(first.cell("p_value").number())
                .isLessThanOrEqualTo(0.05);
    }

    @Test
    void rowsWorseByTheEstimateComeBeforeTheOthers() {
        List<Table.Row> rows = planted.inquiries().blindSpots().rows();
        List<Boolean> worse =
                rows.stream().map(row -> row.cell("difference").number() < 0).toList();

        assertThat(worse.lastIndexOf(true)).isLessThan(worse.indexOf(false));
        assertThat(rows.stream().filter(row -> row.has("finding", "worse")).map(row -> row.text("stratum")))
                .doesNotContain("beauty");
    }

    @Test
    void correctionIsOverAllKindsTestedOfAnExperiment() {
        List<Table.Row> tested = planted.inquiries()
                .blindSpots()
                .rows(row -> !row.cell("p_value").isEmpty());
        double[] adjusted = Multiplicity.BENJAMINI_HOCHBERG.adjust(
                tested.stream().mapToDouble(row -> row.cell("p_value").number()).toArray());

        for (int i = 0; i < adjusted.length; i++) {
            assertThat(tested.get(i).cell("p_adjusted").number()).isEqualTo(adjusted[i]);
            assertThat(tested.get(i).text("tests")).isEqualTo(Integer.toString(adjusted.length));
        }
    }

    @Test
    void tooFewGoalsAreNamedAndNotTested() {
        Table.Row grocery = planted.inquiries()
                .blindSpots()
                .first(row -> row.has("stratum", "grocery"))
                .orElseThrow();

        assertThat(grocery.text("finding")).isEqualTo("not tested: too few goals: 8, at least 10 are needed");
        assertThat(grocery.text("p_value")).isEmpty();
        assertThat(grocery.text("n_goals")).isEqualTo("8");
        assertThat(planted.inquiries()
                        .strata()
                        .first(row -> row.has("stratum", "grocery") && row.has("arm", "human"))
                        .orElseThrow()
                        .text("interval"))
                .isEqualTo("none: too few goals: 8, at least 10 are needed");
    }

    @Test
    void oneSeedIsNamedAndNotTested() {
        Tables one =
                Tables.of(evidence(1, (seed, goal) -> goal % 3 == 0, (seed, goal) -> goal % 2 == 0), JmhTable.empty());

        assertThat(one.inquiries().blindSpots().rows().stream()
                        .filter(row -> !row.has("stratum", "grocery"))
                        .map(row -> row.text("finding"))
                        .distinct())
                .containsExactly("not tested: too few seeds: 1, a calibrated interval takes at least 3");
    }

    @Test
    void seedsThatDifferAlikeLeaveNothingToJudgeBy() {
        Tables same =
                Tables.of(evidence(3, (seed, goal) -> goal % 3 == 0, (seed, goal) -> goal % 3 == 0), JmhTable.empty());

        assertThat(same.inquiries()
                        .blindSpots()
                        .first(row -> row.has("stratum", "garden"))
                        .orElseThrow()
                        .text("finding"))
                .isEqualTo("not tested: all 3 seeds have the same mean: there is no spread to judge by");
    }

    @Test
    void aSuiteThatDoesNotJudgeFindsNothing() {
        Evidence judged = Sample.standard();
        Evidence smoke = Sample.evidence(
                Sample.suite(false),
                Sample.study(
                        Sample.suite(false),
                        "SmokeExperiment",
                        judged.studies().get(1).arms()));

        assertThat(Tables.of(smoke, JmhTable.empty()).inquiries().blindSpots().rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.text("finding")).isEqualTo("not tested: the suite does not judge"));
    }

    @Test
    void aPolicyThatDoesNotTrainHasWilsonsIntervalOverGoals() {
        Evidence evidence = Sample.evidence(
                Sample.suite(true),
                Sample.study(
                        "SomeExperiment",
                        List.of(Played.arm("rule", Untrained.rule(), 1, 100, (seed, goal) -> goal % 12 == 1))));
        Table.Row row = Tables.of(evidence, JmhTable.empty())
                .inquiries()
                .strata()
                .first(each -> each.has("stratum", "beauty"))
                .orElseThrow();

        // 9 of 33: the score interval by hand.
        assertThat(row.text("n_goals")).isEqualTo("33");
        assertThat(row.cell("success_rate").number()).isCloseTo(100 * 9 / 33.0, within(1e-12));
        assertThat(row.cell("success_rate_low").number()).isCloseTo(15.067440885420643, within(1e-9));
        assertThat(row.cell("success_rate_high").number()).isCloseTo(44.217559002872626, within(1e-9));
        assertThat(row.text("interval")).isEqualTo("95 % Wilson over goals");
    }

    @Test
    void wordingIsComparedWithTheShopsTrainingGoalsWhateverAnArmLearnedFrom() {
        assertThat(Stratum.of(List.of(Sample.facts(0), Sample.facts(1))).stream()
                        .filter(stratum -> stratum.dimension().equals("wording"))
                        .map(Stratum::name))
                .containsExactly("seen among training goals", "unseen among training goals");
        assertThat(StrataTable.STRATUM.help())
                .endsWith("occur in instructions of the shop's training goals, whatever the arm learned from");
    }

    @Test
    void everyGoalIsInOneStratumOfEachDimension() {
        List<GoalFacts> facts = IntStream.range(0, 100).mapToObj(Sample::facts).toList();

        for (String dimension : List.of("category", "attributes", "options", "price slack", "wording")) {
            assertThat(Stratum.of(facts).stream()
                            .filter(stratum -> stratum.dimension().equals(dimension))
                            .flatMap(stratum -> stratum.goals().stream()))
                    .as(dimension)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 100).boxed().toList());
        }
        assertThat(Stratum.of(facts)).extracting(Stratum::name).contains("no ceiling", "20 to 40 %", "60 % and more");
    }

    @Test
    void thePageSaysWhereGeneratedDataAreWorse() {
        assertThat(StrataView.of(planted, "PlantedExperiment").pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.sentence())
                        .startsWith("generated is worse than human on goals with category garden"));
        assertThat(StrataView.of(Tables.of(Sample.standard(), JmhTable.empty()), "HumanVersusGeneratedExperiment")
                        .pairs())
                .extracting(StrataView.Pair::sentence)
                .containsExactly(
                        "fewGenerated is not shown to be worse than manyHuman on any kind of goals",
                        "fewGenerated is not shown to be worse than fewHuman on any kind of goals",
                        "fewGenerated against fewHumanPerfect: no kind of goals could be tested");
    }

    private static double luck(String arm, long seed, int goal) {
        return STREAMS.stream(arm, seed, goal).nextDouble();
    }

    private static boolean garden(int goal) {
        return Sample.facts(goal).category().equals("garden");
    }

    private static Evidence evidence(int seeds, Played.Success generated, Played.Success human) {
        return Sample.evidence(
                Sample.suite(true),
                Sample.study(
                        "PlantedExperiment",
                        List.of(
                                Played.arm("human", HUMAN, seeds, 100, human),
                                Played.arm("generated", GENERATED, seeds, 100, generated))));
    }
}
