package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.GROUND;
import static prefbench.experiment.Samples.IMITATION;
import static prefbench.experiment.Samples.PPO;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prefbench.policy.ChoiceConfig;

class PlanTest {

    @Test
    void crossesArmsWithSeeds() {
        Plan plan = Plan.of(List.of(DPO, PPO), Samples.suite(3, true), GROUND);
        assertThat(plan.trials())
                .extracting(Plan.Planned::name)
                .containsExactly(
                        "dpo, seed 0", "dpo, seed 1", "dpo, seed 2", "ppo, seed 0", "ppo, seed 1", "ppo, seed 2");
        assertThat(plan.specs()).allMatch(spec -> spec.budget().equals(Budget.ofSteps(10)));
    }

    @Test
    void armsThatDoNotTrainRunOnceUnderWhateverBudget() {
        Arm timed = new Arm("timed", IMITATION.recipe(), BudgetKind.EQUAL_WALL_CLOCK);
        Plan plan = Plan.of(List.of(IMITATION, timed), Samples.suite(3, true), GROUND);
        assertThat(plan.specs()).hasSize(2);
        assertThat(plan.specs().get(0)).isEqualTo(plan.specs().get(1));
    }

    @Test
    void aSuiteWithoutSecondsLeavesOutEqualWallClock() {
        Arm timed = new Arm("dpoTimed", DPO.recipe(), BudgetKind.EQUAL_WALL_CLOCK);
        Plan plan = Plan.of(List.of(timed, DPO), Samples.suite(1, true), GROUND);
        assertThat(plan.trials()).extracting(Plan.Planned::name).containsExactly("dpo, seed 0");
        assertThat(plan.leftOut())
                .containsEntry(timed, "suite trial leaves out equal wall-clock (budget.seconds is 0)");
    }

    @Test
    void estimatesGrowWithTheWorkAndShrinkWithWorkers() {
        Suite suite = Suite.load("standard");
        Plan plan = Plan.of(List.of(DPO, PPO, IMITATION), suite, GROUND);
        Estimate one = Estimate.of(plan, suite, Optional.empty(), 1);
        Estimate two = Estimate.of(plan, suite, Optional.empty(), 2);
        assertThat(one.trials()).isEqualTo(7);
        assertThat(two.seconds()).isLessThan(one.seconds());
        Estimate base = Estimate.of(plan, suite, Optional.of(ChoiceConfig.base()), 1);
        assertThat(base.seconds()).isGreaterThan(20 * one.seconds());
        assertThat(Estimate.of(plan, suite, Optional.of(ChoiceConfig.tiny()), 1))
                .isEqualTo(one);
        assertThat(new Estimate(12, 245)).hasToString("12 trials, about 4 min");
    }

    @Test
    void overSixHoursWantConfirmation() {
        Estimate week = new Estimate(90, 7 * 3600);
        week.confirm("paper", true);
        new Estimate(90, 5 * 3600).confirm("paper", false);
        assertThatThrownBy(() -> week.confirm("paper", false))
                .hasMessage(
                        "suite paper: 90 trials, about 7.0 h; over 6 hours must be confirmed; say -Dyes=true (--yes on the"
                                + " command line)");
    }
}
