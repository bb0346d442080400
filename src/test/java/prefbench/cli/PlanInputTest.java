package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code prefbench plan} refuses, before it looks at any pilot. */
class PlanInputTest {
    private final PlanRun plan = new PlanRun();

    @Test
    void noTwoMeansDifferByMoreThanTheirRange() {
        assertThat(plan.execute("--margin", "150", "--discordance", "0.25", "--seed-sd", "3"))
                .isEqualTo(Main.INPUT);
        assertThat(plan.err.toString())
                .contains(
                        "plan, --margin: found 150; in the metric's unit, points, no two means differ by more than 100; give less");
    }

    @Test
    void looksAreNotNegative() {
        assertThat(plan.execute("--difference", "8", "--discordance", "0.25", "--seed-sd", "3", "--looks", "-1"))
                .isEqualTo(Main.INPUT);
        assertThat(plan.err.toString())
                .contains("plan, --looks: found -1; it must not be negative; 0 is a run that is judged once");
    }

    @Test
    void missingAndContradictingOptionsAreInputErrors() {
        plan.assertRefused(
                "plan: found none of --difference and --margin; a plan is for one of them; give one", "--seed-sd", "3");
        plan.assertRefused(
                "plan: found both of --difference and --margin; a plan is for one of them; give one",
                "--difference",
                "3",
                "--margin",
                "5");
        plan.assertRefused(
                "plan: found --equivalence with --difference; equivalence is within a margin; give --margin",
                "--difference",
                "3",
                "--equivalence");
        plan.assertRefused(
                "plan: found neither a pilot (--experiment, --arm, --against) nor assumptions (--seed-sd, --discordance, ...);"
                        + " variances come from one of them; give one",
                "--margin",
                "5");
        plan.assertRefused(
                "plan: found both a pilot (--experiment, --arm, --against) and assumptions (--seed-sd, --discordance, ...);"
                        + " variances come from one of them; give one",
                "--margin",
                "5",
                "--arm",
                "dpo",
                "--seed-sd",
                "3");
        plan.assertRefused(
                "plan: found no --against; a pilot is named by --experiment, --arm and --against; give all three, or assumptions"
                        + " by --seed-sd and --discordance",
                "--margin",
                "5",
                "--experiment",
                "Sample",
                "--arm",
                "dpo");
        plan.assertRefused(
                "plan: found no --seed-sd; seeds cannot be planned without knowing how they vary; give one, or a pilot's"
                        + " --experiment",
                "--margin",
                "5",
                "--success",
                "0.3");
        plan.assertRefused(
                "plan: found both of --success and --discordance; one of them says on how many goals the policies differ; give"
                        + " one",
                "--margin",
                "5",
                "--success",
                "0.3",
                "--discordance",
                "0.2",
                "--seed-sd",
                "3");
    }

    @Test
    void valuesOutOfTheirRangeAreInputErrors() {
        plan.assertRefused(
                "plan, --margin: found -5.0; it must be positive; give the smallest that matters",
                "--margin",
                "-5",
                "--success",
                "0.3",
                "--seed-sd",
                "3");
        plan.assertRefused(
                "plan, --power: found 80.0; it must lie between 0 and 1; 0.8 means 80 %",
                "--margin", "5", "--success", "0.3", "--seed-sd", "3", "--power", "80");
        plan.assertRefused(
                "plan, --claims: found 0; it must be positive; this claim counts, too",
                "--margin",
                "5",
                "--success",
                "0.3",
                "--seed-sd",
                "3",
                "--claims",
                "0");
        plan.assertRefused(
                "plan: success must be in (0, 1), was 30.0; correct --seed-sd, --discordance, --success or --goal-correlation",
                "--margin",
                "5",
                "--success",
                "30",
                "--seed-sd",
                "3");
        plan.assertRefused(
                "plan: found a difference of 5 points where policies differ on 0.02 of the goals; it can be at most 100 times that"
                        + " share; correct one of them",
                "--difference",
                "5",
                "--discordance",
                "0.02",
                "--seed-sd",
                "1");
    }
}
