package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.GROUND;
import static prefbench.experiment.Samples.PPO;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Family.Member;
import prefbench.experiment.TrialExecutor.Standing;
import prefbench.learn.Untrained;
import prefbench.stats.Estimand;

class RenamingTest {
    private static final Family FAMILY = new Family(
            "Renamed",
            List.of(new Member(
                    "close",
                    new NonInferiority(
                            "dpo",
                            "ppo",
                            5,
                            new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.GOAL_POPULATION, 0.95)))));

    /** The only member, first declared when these trials had finished. */
    private static Member held(List<Arm> arms, Predicate<Plan.Planned> finished) {
        Plan plan = Plan.of(arms, Samples.suite(2, true), GROUND);
        List<Standing> planned = plan.trials().stream()
                .map(trial -> new Standing("key of " + trial.name(), finished.test(trial)))
                .toList();
        List<String> keys =
                planned.stream().filter(Standing::finished).map(Standing::key).toList();
        return Renaming.held(FAMILY, plan, planned, entry -> keys).members().get(0);
    }

    @Test
    void aRenamedExperimentCannotChooseItsMarginAgain() {
        Member member = held(List.of(DPO, PPO), trial -> true);
        assertThat(member.reservation()).isEqualTo("results of these trials existed before, from another experiment");
        assertThat(member.stored().late()).isTrue();
    }

    @Test
    void oneFinishedSeedOfEachArmIsAResult() {
        assertThat(held(List.of(DPO, PPO), trial -> trial.spec().seed() == 0)
                        .stored()
                        .late())
                .isTrue();
    }

    @Test
    void whereOneArmHasNoResultTheClaimHasNone() {
        Member member = held(List.of(DPO, PPO), trial -> trial.arm().equals(DPO));
        assertThat(member.reservation()).isEmpty();
        assertThat(member.stored().late()).isFalse();
    }

    @Test
    void policiesThatAreOnlyEvaluatedAreInEveryExperiment() {
        List<Arm> arms = List.of(
                new Arm("dpo", Untrained.imitation(), BudgetKind.EQUAL_STEPS),
                new Arm("ppo", Untrained.rule(), BudgetKind.EQUAL_STEPS));
        assertThat(held(arms, trial -> true).reservation()).isEmpty();
    }
}
