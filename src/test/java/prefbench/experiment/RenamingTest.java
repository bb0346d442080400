package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.GROUND;
import static prefbench.experiment.Samples.PPO;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Declarations.Line;
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
        Line declared = Line.of(List.of(), new Look(1, 2, 2, false), planned, Instant.EPOCH);
        return Renaming.held(FAMILY.members().get(0), plan, declared);
    }

    @Test
    void aRenamedExperimentCannotChooseItsMarginAgain() {
        Member member = held(List.of(DPO, PPO), trial -> true);
        assertThat(member.reservation())
                .isEqualTo(
                        "all trials had finished, for another experiment, when it was first declared under this name");
        assertThat(member.stored().late()).isTrue();
    }

    @Test
    void experimentsOfOneRunMayShareArmsWhateverTheirOrder() {
        Member member =
                held(List.of(DPO, PPO, Samples.IMITATION), trial -> !trial.arm().equals(Samples.IMITATION));
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
