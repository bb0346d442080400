package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Split;

class SummaryTest {
    @Test
    void endsWithOneLineForEachClaim() {
        assertThat(Report.of(Sample.standard()).summary()).isEqualTo("""
                        FAILED TRIAL  HumanVersusGenerated.fewHumanPerfect, seed 2: worker ended with status 137, twice: killed, maybe out of memory
                        SUPPORTED     DpoVersusPpo.dpoReachesMoreGoals                +8.7 points [1.2, 16.1] n=3 seeds x 100 goals; power 62 %
                        REFUTED       DpoVersusPpo.dpoReachesMoreGoalsInTheSameTime   -6.3 points [-11.9, -0.7] n=3 seeds x 100 goals; power 62 %; lies below 0
                        INCONCLUSIVE  HumanVersusGenerated.manyHumanBeatFewGenerated  +4.0 points [-3.1, 11.1] n=3 seeds x 100 goals; power 62 %; data not exhausted: 300 of 1200 trajectories were used; about 9 more seeds for 80 % power at 5 points
                        INCONCLUSIVE  HumanVersusGenerated.filteringExplainsIt        1 of 3 trials of fewHumanPerfect failed
                        All verdicts are given this one imitation checkpoint; intervals are corrected for all claims of an experiment.
                        """);
    }

    @Test
    void whatIsOpenPromisesNoDecision() {
        assertThat(OpenPoints.of("HumanVersusGeneratedExperiment", Tables.of(Sample.standard(), JmhTable.empty())))
                .contains(
                        "“many human beat few generated” is inconclusive: data not exhausted: 300 of 1200 trajectories"
                                + " were used; about 9 more seeds for 80 % power at 5 points");
    }

    @Test
    void saysThatASmallSuiteDoesNotJudge() {
        Evidence smoke = Sample.evidence(Sample.suite(false), Sample.dpoVersusPpo());

        assertThat(Report.of(smoke).summary()).startsWith("""
                        Suite smoke does not judge: the numbers below say that it runs, not what is true.
                        NOT JUDGED  DpoVersusPpo.dpoReachesMoreGoals  \
                        """);
    }

    @Test
    void saysThatASweepIsForChoosingSettings() {
        Evidence sweep = Sample.evidence(Sample.suite("sweep", false, Split.DEV), Sample.dpoVersusPpo());

        assertThat(Report.of(sweep).summary())
                .startsWith(
                        "Suite sweep does not judge: the numbers below are of development goals, to choose settings by.\n");
        assertThat(Answer.of(Tables.of(sweep, JmhTable.empty()), sweep.suite()))
                .isEqualTo("This run does not judge: suite sweep plays development goals, to choose settings by.");
    }

    @Test
    void saysThatNothingWasClaimed() {
        Evidence empty = Sample.evidence(Sample.suite(true), Sample.study("None", List.of()));

        assertThat(Report.of(empty).summary())
                .isEqualTo(
                        "No verdicts: no claim was made, or verdicts.jsonl is gone, which another run brings back.\n");
    }

    @Test
    void answersInOneSentence() {
        assertThat(Answer.of(Tables.of(Sample.standard(), JmhTable.empty()), Sample.suite(true)))
                .isEqualTo(
                        "Of four claims, one is supported (“DPO reaches more goals”), one is refuted (“DPO reaches more "
                                + "goals in the same time”) and two are inconclusive (“many human beat few generated” and "
                                + "“filtering explains it”).");
    }
}
