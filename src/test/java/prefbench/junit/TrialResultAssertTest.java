package prefbench.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.junit.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Samples;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.MetricRow;

class TrialResultAssertTest {
    private final TrialResult dpo = Samples.result(Samples.spec(Samples.DPO, 0), 1, 0, 0, 0);

    private static TrialResult with(TrialResult from, long steps, String after, MetricRow... metrics) {
        return new TrialResult(
                from.spec(),
                steps,
                from.episodes(),
                from.stop(),
                from.data(),
                from.parametersBefore(),
                after,
                from.curve(),
                List.of(metrics),
                from.evaluations(),
                List.of());
    }

    @Test
    void soundTrialsPass() {
        assertThat(dpo).hasFiniteLosses().movedItsParameters().keptItsBudget().evaluatedItsGoals();
        assertThat(Samples.result(Samples.spec(Samples.IMITATION, 0), 1, 0, 0, 0))
                .hasFiniteLosses()
                .movedItsParameters();
    }

    @Test
    void lossesMustBeFinite() {
        TrialResult trial = with(dpo, 10, "1", new MetricRow(7, Map.of("losses/value_loss", Double.NaN)));
        assertThatThrownBy(() -> assertThat(trial).hasFiniteLosses())
                .isInstanceOf(AssertionError.class)
                .hasMessage("%nExpecting finite losses but at step 7%n  losses/value_loss%nwas%n  NaN".formatted());
        assertThat(with(dpo, 10, "1", new MetricRow(7, Map.of("losses/explained_variance", Double.NaN, "loss", 1.0))))
                .hasFiniteLosses();
    }

    @Test
    void stepsMustLogLosses() {
        assertThatThrownBy(() -> assertThat(with(dpo, 10, "1")).hasFiniteLosses())
                .hasMessage("%nExpecting finite losses but%n  %s%nlogged none in 10 steps"
                        .formatted(dpo.spec().recipe()));
    }

    @Test
    void trainingMustMoveTheParametersAndNothingElseMay() {
        TrialResult still = with(dpo, 10, dpo.parametersBefore());
        assertThatThrownBy(() -> assertThat(still).movedItsParameters())
                .hasMessage("%nExpecting%n  %s%nto have moved its parameters in 10 steps but their SHA-256 stayed%n  %s"
                        .formatted(dpo.spec().recipe(), dpo.parametersBefore()));
        TrialResult imitation = Samples.result(Samples.spec(Samples.IMITATION, 0), 1);
        assertThatThrownBy(() -> assertThat(with(imitation, 0, "1")).movedItsParameters())
                .hasMessage("%nExpecting%n  %s%nnot to train but the SHA-256 of its parameters went from%n  %s%nto%n  1"
                        .formatted(imitation.spec().recipe(), imitation.parametersBefore()));
    }

    @Test
    void budgetsAreKept() {
        assertThatThrownBy(() -> assertThat(with(dpo, 11, "1")).keptItsBudget())
                .hasMessage("%nExpecting at most%n  10%nsteps but took%n  11".formatted());
    }

    @Test
    void allGoalsAreEvaluated() {
        assertThatThrownBy(() -> assertThat(Samples.result(dpo.spec(), 1, 0)).evaluatedItsGoals())
                .hasMessage("%nExpecting GREEDY evaluation of%n  4%ndifferent goals but was of%n  2 in 2 episodes"
                        .formatted());
    }
}
