package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.GROUND;
import static prefbench.experiment.Samples.IMITATION;
import static prefbench.experiment.Samples.PPO;
import static prefbench.trajectory.TrajectorySource.generatedTrajectories;
import static prefbench.trajectory.TrajectorySource.humanTrajectories;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import prefbench.learn.Dpo;
import prefbench.learn.Grpo;
import prefbench.learn.Recipe;
import prefbench.learn.Reinforce;
import prefbench.policy.ChoiceConfig;
import prefbench.text.InputException;

class PlanTest {
    private static final Arm BY_SIZE =
            Samples.arm("bySize", Dpo.on(humanTrajectories().ofEachSize()));

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
    void anArmOfEachDataSizeBecomesOneArmOfEach() {
        Plan plan = Plan.of(List.of(BY_SIZE, DPO), Samples.suite(2, 2, 4), GROUND);
        assertThat(plan.trials())
                .extracting(Plan.Planned::name)
                .containsExactly(
                        "bySize 2, seed 0",
                        "bySize 2, seed 1",
                        "bySize 4, seed 0",
                        "bySize 4, seed 1",
                        "dpo, seed 0",
                        "dpo, seed 1");
        assertThat(plan.arms().get(1).recipe())
                .isEqualTo(Dpo.on(humanTrajectories().size(4)));
        assertThat(plan.leftOut()).isEmpty();
        Arm both = Samples.arm("both", DPO.recipe().then(BY_SIZE.recipe()));
        assertThat(Plan.of(List.of(both), Samples.suite(1, 2, 4), GROUND).arms())
                .extracting(Arm::recipe)
                .contains(DPO.recipe().then(Dpo.on(humanTrajectories().size(4))));
    }

    @Test
    void aSuiteWithoutDataSizesLeavesOutTheArmsOfEach() {
        Plan plan = Plan.of(List.of(BY_SIZE, DPO), Samples.suite(1, true), GROUND);
        assertThat(plan.trials()).extracting(Plan.Planned::name).containsExactly("dpo, seed 0");
        assertThat(plan.leftOut())
                .containsExactly(Map.entry(
                        BY_SIZE,
                        "suite trial leaves out data sizes, and with them the exchange rate (study.sizes is [])"));
    }

    @Test
    void noClaimCanNameAnArmOfEachDataSize() {
        Comparison rehearsal = Comparison.rehearsal("SizesExperiment", Samples.suite(1, 2, 4), List.of(BY_SIZE, DPO));
        assertThatThrownBy(() -> rehearsal.arm("bySize"))
                .isInstanceOf(InvalidClaim.class)
                .hasMessage("unknown arm [bySize]: SizesExperiment has [dpo]");
    }

    @Test
    void recipesThatContinueEachOtherWantABudgetInSteps() {
        Suite timed = Suite.load("standard");
        Arm arm = new Arm("both", DPO.recipe().then(PPO.recipe()), BudgetKind.EQUAL_WALL_CLOCK);
        assertThatThrownBy(() -> Plan.of(List.of(arm), timed, GROUND))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "arm both, recipe 1 of 2: found no step for it among 0; recipes that continue each other share"
                                + " the steps; give the arm EQUAL_STEPS, the suite more budget.steps, or the recipe another share");
        Arm late = Samples.arm("late", DPO.recipe().then(PPO.recipe()).share(0.999));
        assertThatThrownBy(() -> Plan.of(List.of(late), Suite.load("smoke"), GROUND))
                .hasMessageStartingWith("arm late, recipe 2 of 2: found no step for it among ");
    }

    @Test
    void aSweepCrossesEveryArmWithTheSettingsThatItHas() {
        Suite sweep = Samples.suite(1, false, Split.DEV, new Sweep(List.of(0.03, 0.1), List.of(1e-5, 3e-5)));
        Plan plan = Plan.of(List.of(IMITATION, DPO, PPO), sweep, GROUND);
        assertThat(plan.trials())
                .extracting(Plan.Planned::name)
                .containsExactly(
                        "imitation, seed 0",
                        "dpo, seed 0",
                        "dpo beta=0.03 learningRate=1.0E-5, seed 0",
                        "dpo beta=0.03 learningRate=3.0E-5, seed 0",
                        "dpo beta=0.1 learningRate=1.0E-5, seed 0",
                        "dpo beta=0.1 learningRate=3.0E-5, seed 0",
                        "ppo, seed 0",
                        "ppo learningRate=1.0E-5, seed 0",
                        "ppo learningRate=3.0E-5, seed 0");
        assertThat(plan.arms().get(2).recipe())
                .isEqualTo(((Dpo) DPO.recipe()).beta(0.03).learningRate(1e-5));
        assertThat(plan.specs().get(5))
                .as("the declared arm's own point of the grid is one trial with it")
                .isEqualTo(plan.specs().get(1));
        assertThat(plan.specs()).allMatch(spec -> spec.amounts().split() == Split.DEV);
        assertThat(Set.copyOf(plan.specs())).hasSize(8);
    }

    @Test
    void aSweepOfOneSettingNamesNoOther() {
        Suite sweep = Samples.suite(1, false, Split.DEV, new Sweep(List.of(0.3), List.of()));
        assertThat(Plan.of(List.of(DPO, PPO), sweep, GROUND).arms())
                .extracting(Arm::name)
                .containsExactly("dpo", "dpo beta=0.3", "ppo");
    }

    @Test
    void neitherContinuedArmsNorThoseUnderWallClockAreSwept() {
        Arm both = Samples.arm("both", DPO.recipe().then(PPO.recipe()));
        Arm timed = new Arm("timed", DPO.recipe(), BudgetKind.EQUAL_WALL_CLOCK);
        Suite sweep = Samples.suite(1, false, Split.DEV, new Sweep(List.of(0.3), List.of(1e-5)));
        assertThat(Plan.of(List.of(both, timed), sweep, GROUND).arms()).containsExactly(both, timed);
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
    void stepsThatPlayWholeEpisodesAreEstimatedByThem() {
        Suite suite = Suite.load("standard");
        double sixteen = seconds(suite, Reinforce.inShop());
        assertThat(seconds(suite, PPO.recipe()))
                .isLessThan(seconds(suite, Reinforce.inShop().episodes(1)));
        assertThat(seconds(suite, Grpo.inShop().rollout(4, 8, 2))).isCloseTo(sixteen, within(1e-6));
        assertThat(seconds(suite, Grpo.inShop())).isGreaterThan(sixteen);
    }

    private static double seconds(Suite suite, Recipe recipe) {
        return Estimate.of(Plan.of(List.of(Samples.arm("any", recipe)), suite, GROUND), suite, Optional.empty(), 1)
                .seconds();
    }

    @Test
    void generatingTrajectoriesIsEstimatedByTheAttemptsItTakesAtMostTheSuites() {
        Suite suite = Suite.load("standard");
        double human = seconds(suite, Dpo.on(humanTrajectories().size(25)));
        double few = seconds(suite, Dpo.on(generatedTrajectories().size(25)));
        double many = seconds(suite, Dpo.on(generatedTrajectories().size(1200)));
        assertThat(many - human)
                .isCloseTo((few - human) * suite.trajectories().generationAttempts() / 100, within(1e-6));
        assertThat(few).isGreaterThan(human);
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
