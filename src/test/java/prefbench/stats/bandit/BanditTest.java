package prefbench.stats.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;
import prefbench.stats.BetaPosterior;

class BanditTest {
    private static final RandomStreams STREAMS = new RandomStreams(2408);

    /** Three arms on 100 goals, that solve 5, 15 and 19 of them: in the paper's region. */
    private static final PlayedGoals GOALS =
            PlayedGoals.ofSuccesses(new boolean[][] {solving(5), solving(15), solving(19)});

    private static boolean[] solving(int goals) {
        boolean[] successes = new boolean[100];
        Arrays.fill(successes, 0, goals, true);
        return successes;
    }

    private static List<BanditRun> runs(Allocation allocation, int runs, int rollouts, int... looks) {
        return new Bandit(allocation, BetaPosterior.uniform(), rollouts).runs(runs, 3, GOALS::rollouts, STREAMS, looks);
    }

    private static double mean(List<BanditRun> runs, ToDoubleFunction<Standing> value) {
        return runs.stream().map(BanditRun::end).mapToDouble(value).average().orElseThrow();
    }

    @Test
    void thePapersThreeRunsOfAThousandRollouts() {
        List<BanditRun> runs = runs(Allocation.THOMPSON, 3, 1000, 100, 500);
        assertThat(runs).hasSize(3);
        for (BanditRun run : runs) {
            assertThat(run.path()).extracting(Standing::rollouts).containsExactly(100, 500, 1000);
            assertThat(Arrays.stream(run.end().probabilitiesOfBest()).sum()).isCloseTo(1, within(1e-12));
            for (int arm = 0; arm < 3; arm++) {
                Tally tally = run.end().arms().get(arm);
                assertThat(tally.rate()).isEqualTo((double) tally.successes() / tally.pulls());
                assertThat(tally.meanScore()).isEqualTo(tally.rate());
                assertThat(run.end().posteriors().get(arm))
                        .isEqualTo(new BetaPosterior(1 + tally.successes(), 1 + tally.pulls() - tally.successes()));
                assertThat(run.path().get(0).arms().get(arm).pulls()).isLessThanOrEqualTo(tally.pulls());
            }
        }
        assertThat(mean(runs, end -> end.arms().get(2).pulls()))
                .isGreaterThan(mean(runs, end -> end.arms().get(0).pulls()));
    }

    @Test
    void aRunIsTheSameAgainAndItsFirstRolloutsDoNotDependOnTheLast() {
        for (Allocation allocation : Allocation.values()) {
            List<BanditRun> runs = runs(allocation, 2, 300, 120);
            assertThat(runs(allocation, 2, 300, 120)).isEqualTo(runs);
            assertThat(runs(allocation, 1, 120).get(0).end())
                    .isEqualTo(runs.get(0).path().get(0));
            assertThat(runs.get(0).end()).isNotEqualTo(runs.get(1).end());
        }
    }

    @Test
    void anArmThatIsNeverBestLeavesTheOthersDrawsAlone() {
        PlayedGoals two = new PlayedGoals(GOALS.arms().subList(1, 3));
        List<BetaPosterior> posteriors = List.of(new BetaPosterior(9, 30), new BetaPosterior(12, 28));
        List<BetaPosterior> three = List.of(posteriors.get(0), posteriors.get(1), new BetaPosterior(1, 100_000));
        for (int rollout = 0; rollout < 200; rollout++) {
            assertThat(Allocation.THOMPSON.choose(three, rollout, STREAMS))
                    .isEqualTo(Allocation.THOMPSON.choose(posteriors, rollout, STREAMS));
            assertThat(two.rollouts(STREAMS).play(1, rollout))
                    .isEqualTo(GOALS.rollouts(STREAMS).play(2, rollout));
        }
    }

    @Test
    void uniformAllocationPullsAllArmsAlike() {
        assertThat(runs(Allocation.UNIFORM, 1, 1000).get(0).end().arms())
                .extracting(Tally::pulls)
                .containsExactly(334, 333, 333);
    }

    @Test
    void topTwoPullsTheRunnerUpMoreThanThompsonDoes() {
        List<BanditRun> topTwo = runs(Allocation.TOP_TWO, 8, 1000);
        List<BanditRun> thompson = runs(Allocation.THOMPSON, 8, 1000);
        assertThat(mean(topTwo, end -> end.arms().get(1).pulls()))
                .isGreaterThan(1.3 * mean(thompson, end -> end.arms().get(1).pulls()));
        assertThat(mean(topTwo, end -> end.arms().get(2).pulls()))
                .isLessThan(mean(thompson, end -> end.arms().get(2).pulls()));
    }

    @Test
    void topTwoIsSurerOfTheBestArmThanUniformAllocation() {
        Bandit topTwo = new Bandit(Allocation.TOP_TWO, BetaPosterior.uniform(), 400);
        Bandit uniform = new Bandit(Allocation.UNIFORM, BetaPosterior.uniform(), 400);
        double[] rates = {0.05, 0.05, 0.08, 0.1, 0.12, 0.2};
        ToDoubleFunction<Bandit> sure = bandit -> mean(
                bandit.runs(20, 6, play -> Rollouts.bernoulli(rates, play), STREAMS),
                end -> end.probabilitiesOfBest()[5]);
        assertThat(sure.applyAsDouble(topTwo)).isGreaterThan(sure.applyAsDouble(uniform) + 0.02);
    }

    @Test
    void topTwoStillChallengesAnArmThatCannotBeBeaten() {
        PlayedGoals goals = PlayedGoals.ofSuccesses(new boolean[][] {{false}, {true}, {false}});
        Standing end = new Bandit(Allocation.TOP_TWO, BetaPosterior.uniform(), 400)
                .run(3, goals.rollouts(STREAMS), STREAMS)
                .end();
        assertThat(end.arms().get(1).pulls()).isBetween(170, 230);
        assertThat(end.arms().get(0).pulls()).isBetween(70, 130);
    }

    @Test
    void aChallengerIsDrawnInProportionToItsProbability() {
        double[] probabilities = {0.1, 0.6, 0, 0.3};
        assertThat(TopTwo.challenger(probabilities, 1, 0)).isZero();
        assertThat(TopTwo.challenger(probabilities, 1, 0.2499)).isZero();
        assertThat(TopTwo.challenger(probabilities, 1, 0.2501)).isEqualTo(3);
        assertThat(TopTwo.challenger(probabilities, 1, 1 - 1e-16)).isEqualTo(3);
        assertThat(TopTwo.challenger(new double[] {0, 1, 0}, 1, 0.49)).isZero();
        assertThat(TopTwo.challenger(new double[] {0, 1, 0}, 1, 0.51)).isEqualTo(2);
    }

    @Test
    void rolloutsDrawGoalsAlike() {
        Rollouts play = GOALS.rollouts(STREAMS);
        int successes = 0;
        for (int rollout = 0; rollout < 10_000; rollout++) {
            successes += play.play(2, rollout).success() ? 1 : 0;
        }
        assertThat(successes / 10_000.0).isCloseTo(GOALS.rates()[2], within(3 * Math.sqrt(0.19 * 0.81 / 10_000)));
        assertThat(GOALS.rates()).containsExactly(0.05, 0.15, 0.19);
    }

    @Test
    void scoresAreKeptBesideSuccesses() {
        PlayedGoals goals = new PlayedGoals(List.of(List.of(new Outcome(0.5, false))));
        Standing end = new Bandit(Allocation.THOMPSON, BetaPosterior.jeffreys(), 4)
                .run(1, goals.rollouts(STREAMS), STREAMS)
                .end();
        assertThat(end.arms()).containsExactly(new Tally(4, 0, 2));
        assertThat(end.arms().get(0).meanScore()).isEqualTo(0.5);
        assertThat(end.posteriors()).containsExactly(new BetaPosterior(0.5, 4.5));
    }

    @Test
    void argumentsAreValidated() {
        Bandit bandit = new Bandit(Allocation.UNIFORM, BetaPosterior.uniform(), 10);
        Rollouts play = GOALS.rollouts(STREAMS);
        refused(() -> bandit.run(3, play, STREAMS, 5, 11), "looks must be from 1 to 10, was [5, 11]");
        refused(() -> bandit.run(0, play, STREAMS), "arms must be positive, was 0");
        refused(() -> new Bandit(Allocation.UNIFORM, BetaPosterior.uniform(), 0), "rollouts must be positive, was 0");
        refused(() -> new BanditRun(bandit, List.of()), "the path must end at rollout 10");
        refused(() -> new PlayedGoals(List.of()), "there must be an arm and a goal, were none");
        refused(
                () -> PlayedGoals.ofSuccesses(new boolean[][] {{true}, {true, false}}),
                "arms must have played the same goals, was 1 and 2");
        refused(() -> Rollouts.bernoulli(new double[] {2}, STREAMS), "rate must be in [0, 1], was 2.0");
        refused(() -> new Outcome(Double.NaN, true), "score must be finite, was NaN");
        refused(() -> new Tally(1, 2, 0), "successes must be from 0 to pulls, were 2 of 1");
        refused(
                () -> new Standing(2, BetaPosterior.uniform(), List.of(new Tally(1, 1, 1))),
                "pulls must sum to 2 rollouts, was 1");
        refused(() -> BanditBias.simulate(bandit, new double[1], 1, STREAMS), "runs must be 2 or more, was 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
