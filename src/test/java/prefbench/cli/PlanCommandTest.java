package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    @TempDir
    Path folder;

    private final PlanRun plan = new PlanRun();
    private final StringWriter out = plan.out;

    @Test
    void assumptionsGiveATableOfSeedsAndGoals() {
        assertThat(execute("--difference", "5", "--discordance", "0.25", "--seed-sd", "3", "--goal-correlation", "0.4"))
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        Planned for superiority: the true difference is 5 points, and the interval lies above 0
                        with probability 0.8; two-sided 95 % interval
                        Estimand: the mean over future training seeds on the population that the goals are drawn from
                        Assumed: the policies differ on 0.25 of the goals; an arm's seeds by an SD of 3 (points); 2 arms train; correlation of two seeds' differences over goals 0.4
                        Variances of the difference: seeds 18 (SD 4.2426), goals 992.8 (SD 31.5087), residual 1489.2 (SD 38.5902)
                         goals         seeds
                            50     no number
                           100     no number
                           200     no number
                           500            21
                          1000            12
                          2000            10
                        Seeds are those of each arm. "no number": with 1,000 seeds the power is not reached, since so few goals leave it open.
                        """);
    }

    @Test
    void aMarginOnTheseGoalsForSeveralClaims() {
        assertThat(execute(
                        "--margin",
                        "6",
                        "--success",
                        "0.2",
                        "--seed-sd",
                        "2",
                        "--against-untrained",
                        "--these-goals",
                        "--claims",
                        "4",
                        "--power",
                        "0.9"))
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        Planned for non-inferiority: there is no true difference, and the interval lies above -6 points
                        with probability 0.9; two-sided 98.75 % interval, the strictest of Holm's for 4 claims at 95 %
                        Estimand: the mean over future training seeds on these very goals
                        Assumed: the policies differ on 0.32 of the goals; an arm's seeds by an SD of 2 (points); 1 arm trains; correlation of two seeds' differences over goals 0.5
                        Variances of the difference: seeds 4 (SD 2), goals 1598 (SD 39.975), residual 1598 (SD 39.975)
                         goals         seeds
                            50            23
                           100            15
                           200            10
                           500             8
                          1000             7
                          2000             7
                        Seeds are those of each arm.
                        """);
    }

    @Test
    void looksLeaveTheLastOneLittleOfTheLevel() {
        String[] aim = {"--difference", "8", "--discordance", "0.25", "--seed-sd", "3", "--looks", "3", "--claims", "2"
        };
        assertThat(execute(aim)).isZero();
        assertThat(out.toString())
                .contains(
                        "two-sided 99.7917 % interval, the strictest of Holm's for 2 claims and the last of 3 looks at 95 %")
                .endsWith(". Earlier looks may decide with fewer." + System.lineSeparator());
    }

    @Test
    void oneLookCostsHalfOfTheLevelAsItDoesInARun() {
        execute("--difference", "8", "--discordance", "0.25", "--seed-sd", "3", "--looks", "1");
        assertThat(out.toString())
                .contains("two-sided 97.5 % interval, the first look at 95 %")
                .doesNotContain("Earlier");
    }

    @Test
    void goalsAreBlamedOnlyWhereSeedsWouldDo() {
        execute("--difference", "0.01", "--discordance", "0.5", "--seed-sd", "30");
        assertThat(out.toString()).endsWith("with 1,000 seeds the power is not reached." + System.lineSeparator());
    }

    @Test
    void equivalenceTakesMoreThanNonInferiority() {
        String[] margin = {"--margin", "5", "--discordance", "0.1", "--seed-sd", "2", "--goal-correlation", "0.2"};
        execute(margin);
        assertThat(out.toString()).contains("Planned for non-inferiority").contains("   500             6");
        List<String> both = new ArrayList<>(List.of(margin));
        both.add("--equivalence");
        out.getBuffer().setLength(0);
        execute(both.toArray(String[]::new));
        assertThat(out.toString())
                .startsWith(
                        "Planned for equivalence: there is no true difference, and the interval lies within +-5 points")
                .contains("   500             8");
    }

    @Test
    void aPilotGivesVariancesAndTheirUpperLimit() {
        new Pilot(folder, 1).write(3);
        assertThat(execute(ofPilot("--difference", "10"))).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        Planned for superiority: the true difference is 10 points, and the interval lies above 0
                        with probability 0.8; two-sided 95 % interval
                        Estimand: the mean over future training seeds on the population that the goals are drawn from
                        Pilot: Sample, dpo less ppo on success rate, greedy: 3 seeds x 100 goals; what difference it found is not used
                        Variances of the difference: seeds 86.8687 (SD 9.3203), goals 308.7542 (SD 17.5714), residual 3713.1313 (SD 60.9355)
                        The seeds' variance rests on 3 seeds: its one-sided 80 % upper limit is 518.5648 (SD 22.772) (chi-square; Browne 1995)
                         goals         seeds  seeds at the upper limit
                            50            30                       103
                           100            16                        65
                           200            13                        54
                           500            11                        49
                          1000            11                        48
                          2000            10                        47
                        Power at the pilot's own 3 seeds x 100 goals: 0.13; at the upper limit 0.05
                        Seeds are those of each arm.
                        """);
    }

    @Test
    void goalsOfOneProductTellLess() {
        new Pilot(folder, 4).write(3);
        assertThat(execute(ofPilot("--difference", "10"))).isZero();
        assertThat(out.toString())
                .contains(
                        "Goals of one product tell less: the pilot's 100 count as 25, and those planned for in proportion");
    }

    @Test
    void goalsOfASingleProductAreNoPilot() {
        new Pilot(folder, Pilot.GOALS).write(3);
        plan.assertRefused(
                "plan: found 100 goals, all of one product; variances take goals of two; run a larger pilot",
                ofPilot("--difference", "10"));
    }

    @Test
    void theMetricsUnitIsThatOfTheDifference() {
        new Pilot(folder, 1).write(3);
        assertThat(execute(ofPilot("--margin", "0.05", "--metric", "attributes")))
                .isZero();
        assertThat(out.toString())
                .startsWith(
                        "Planned for non-inferiority: there is no true difference, and the interval lies above -0.05 share");
    }

    @Test
    void anArmThatDoesNotTrainIsTheSameForEverySeed() {
        new Pilot(folder, 1).write(2);
        assertThat(execute(
                        "--reports",
                        folder.toString(),
                        "--runs",
                        folder.toString(),
                        "--experiment",
                        "Sample",
                        "--arm",
                        "imitation",
                        "--against",
                        "dpo",
                        "--margin",
                        "5"))
                .isZero();
        assertThat(out.toString())
                .contains("Pilot: Sample, imitation less dpo on success rate, greedy: 2 seeds x 100 goals")
                .contains("No power at the pilot's own 2 seeds x 100 goals: an interval takes 3 seeds");
    }

    @Test
    void aPilotThatSaysNothingIsRefused() {
        new Pilot(folder, 1).write(1);
        plan.assertRefused(
                "plan: found 1 finished seed that arms dpo and ppo have in common; variances take two; run a larger pilot",
                ofPilot("--margin", "5"));
        plan.assertRefused(
                "plan: unknown experiment [Other]: %s has findings of [Sample]".formatted(folder),
                "--reports",
                folder.toString(),
                "--experiment",
                "Other",
                "--arm",
                "dpo",
                "--against",
                "ppo",
                "--margin",
                "5");
        plan.assertRefused(
                "plan: unknown arm [dqn]: Sample has [dpo, ppo, imitation]",
                "--reports",
                folder.toString(),
                "--runs",
                folder.toString(),
                "--experiment",
                "Sample",
                "--arm",
                "dqn",
                "--against",
                "ppo",
                "--margin",
                "5");
        plan.assertRefused(
                "plan: found no training in arms imitation and imitation; what is planned is a number of training seeds;"
                        + " name an arm that trains",
                "--reports",
                folder.toString(),
                "--runs",
                folder.toString(),
                "--experiment",
                "Sample",
                "--arm",
                "imitation",
                "--against",
                "imitation",
                "--margin",
                "5");
        plan.assertRefused(
                "plan: found no sampled evaluation in the pilot; its suite's evaluation.decodings are [GREEDY]; name one of these",
                ofPilot("--margin", "5", "--decoding", "sampled"));
    }

    @Test
    void aPilotWithoutSpreadIsRefused() {
        new Pilot(folder, 1).write(2);
        plan.assertRefused(
                "plan: found no spread: arms dpo and dpo differ equally on all goals of all seeds; nothing can be planned from"
                        + " that; run a larger pilot",
                "--reports",
                folder.toString(),
                "--runs",
                folder.toString(),
                "--experiment",
                "Sample",
                "--arm",
                "dpo",
                "--against",
                "dpo",
                "--margin",
                "5");
    }

    private String[] ofPilot(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "--reports",
                folder.toString(),
                "--runs",
                folder.toString(),
                "--experiment",
                "Sample",
                "--arm",
                "dpo",
                "--against",
                "ppo"));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private int execute(String... arguments) {
        return plan.execute(arguments);
    }
}
