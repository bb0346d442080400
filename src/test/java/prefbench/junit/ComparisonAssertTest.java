package prefbench.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.experiment.Decoding.GREEDY;
import static prefbench.experiment.Decoding.SAMPLED;
import static prefbench.experiment.Metric.SCORE;
import static prefbench.experiment.Metric.SUCCESS_RATE;
import static prefbench.junit.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Above;
import prefbench.experiment.Comparison;
import prefbench.experiment.NonInferiority;
import prefbench.experiment.Proposition;
import prefbench.experiment.Samples;
import prefbench.experiment.Superiority;
import prefbench.experiment.Terms;
import prefbench.experiment.Within;
import prefbench.stats.Estimand;

class ComparisonAssertTest {
    private final List<Proposition> claims = new ArrayList<>();
    private final Comparison comparison = Comparison.rehearsal(
                    "Sample", Samples.suite(3, true), List.of(Samples.DPO, Samples.PPO))
            .claiming(claims::add);

    @Test
    void theLastCallMakesTheClaim() {
        assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(SUCCESS_RATE).detecting(5);
        assertThat(claims).isEmpty();
        assertThat(comparison)
                .arm("dpo")
                .isSuperiorTo("ppo")
                .on(SUCCESS_RATE)
                .detecting(5)
                .atConfidence(0.95);
        assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(SCORE, SAMPLED).atConfidence(0.9);
        assertThat(comparison).arm("dpo").isNonInferiorTo("ppo", 5).on(SCORE).atConfidence(0.95);
        assertThat(comparison)
                .arm("ppo")
                .isEquivalentTo("dpo", 2.5)
                .on(SCORE)
                .onTheseGoals()
                .atConfidence(0.95);
        assertThat(comparison)
                .arm("ppo")
                .isAbove(60)
                .on(SCORE)
                .onTheseGoals()
                .detecting(2)
                .atConfidence(0.95);
        Terms score = new Terms(SCORE, GREEDY, Estimand.GOAL_POPULATION, 0.95);
        Terms here = new Terms(SCORE, GREEDY, Estimand.THESE_GOALS, 0.95);
        assertThat(claims)
                .containsExactly(
                        new Superiority(
                                "dpo", "ppo", 5, new Terms(SUCCESS_RATE, GREEDY, Estimand.GOAL_POPULATION, 0.95)),
                        new Superiority(
                                "dpo", "ppo", Double.NaN, new Terms(SCORE, SAMPLED, Estimand.GOAL_POPULATION, 0.9)),
                        new NonInferiority("dpo", "ppo", 5, score),
                        new Within("ppo", "dpo", 2.5, here),
                        new Above("ppo", 60, 2, here));
    }

    @Test
    void aClaimThatMakesNoSenseSaysSo() {
        var dpo = assertThat(comparison).arm("dpo");
        assertThatThrownBy(() -> assertThat(comparison).arm("dqn"))
                .hasMessage("unknown arm [dqn]: Sample has [dpo, ppo]");
        assertThatThrownBy(() -> dpo.isNonInferiorTo("dqn", 5)).hasMessage("unknown arm [dqn]: Sample has [dpo, ppo]");
        assertThatThrownBy(() -> dpo.isSuperiorTo("ppo").on(SCORE).detecting(0))
                .hasMessage("smallest effect must be positive, was 0.0");
        assertThatThrownBy(() -> dpo.isAbove(60).on(SCORE).detecting(Double.NaN))
                .hasMessage("smallest effect must be positive, was NaN");
        assertThatThrownBy(() -> dpo.isEquivalentTo("ppo", 0).on(SCORE).atConfidence(0.95))
                .hasMessage("margin must be positive, was 0.0");
        assertThatThrownBy(() -> dpo.isAbove(60).on(SCORE).atConfidence(1))
                .hasMessage("confidence must be in (0, 1), was 1.0");
        assertThat(claims).isEmpty();
    }
}
