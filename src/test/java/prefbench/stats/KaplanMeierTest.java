package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    /** The 6-mercaptopurine arm of Freireich et al. (Blood 21, 1963): weeks in remission, the textbooks' example. */
    private static final List<Reach> REMISSIONS = Stream.concat(
                    Stream.of(6, 6, 6, 7, 10, 13, 16, 22, 23).map(week -> new Reach(week, true)),
                    Stream.of(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35).map(week -> new Reach(week, false)))
            .toList();

    @Test
    void survivalOfTheTextbooksExample() {
        KaplanMeier survival = KaplanMeier.of(REMISSIONS);
        double[] printed = {0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448};
        assertThat(survival.steps().stream()
                        .mapToDouble(KaplanMeier.Step::survival)
                        .toArray())
                .containsExactly(printed, within(5e-4));
        assertThat(survival.steps().stream().map(KaplanMeier.Step::atRisk)).containsExactly(21, 17, 15, 12, 11, 7, 6);
        assertThat(survival.median()).hasValue(23);
        assertThat(survival.survival(12)).isEqualTo(survival.steps().get(2).survival());
        assertThat(survival.survival(36)).isNaN();
    }

    @Test
    void restrictedMeanAndGreenwoodsErrorByHand() {
        // Reached at 1 and 3, censored at 2 and 4: S is 3/4 from 1, 3/8 from 3.
        RestrictedMean mean = KaplanMeier.of(
                        List.of(new Reach(1, true), new Reach(2, false), new Reach(3, true), new Reach(4, false)))
                .restrictedMean(4);
        assertThat(mean.mean()).isEqualTo(1 + 2 * 0.75 + 0.375);
        double variance = Math.pow(1.875, 2) / (4 * 3) + Math.pow(0.375, 2) / 2;
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(variance), within(1e-15));
    }

    @Test
    void censoredAtTheHorizonTheIntervalIsStudentsOfTheRestrictedTimes() {
        List<Reach> runs =
                List.of(new Reach(1000, true), new Reach(1500, true), new Reach(2000, true), new Reach(3000, false));
        RestrictedMean mean = KaplanMeier.of(runs).restrictedMean(3000);
        double[] times = runs.stream().mapToDouble(run -> run.upTo(3000)).toArray();
        Interval student = StudentT.mean(times, 0.9);
        Interval interval = mean.interval(0.9);
        assertThat(interval.estimate()).isCloseTo(student.estimate(), within(1e-9));
        assertThat(interval.low()).isCloseTo(student.low(), within(1e-9));
        assertThat(interval.high()).isCloseTo(student.high(), within(1e-9));
        assertThat(mean.standardError())
                .isCloseTo(StudentT.standardDeviation(times) / 2 * Math.sqrt(0.75), within(1e-9));
    }

    @Test
    void droppingCensoredRunsWouldFlatterAndKeepingThemDoesNot() {
        SplittableRandom random = new SplittableRandom(11);
        double[] kept = new double[2000];
        double[] dropped = new double[2000];
        for (int i = 0; i < kept.length; i++) {
            List<Reach> runs = Stream.generate(() -> run(random)).limit(10).toList();
            kept[i] = KaplanMeier.of(runs).restrictedMean(1).mean();
            dropped[i] = runs.stream()
                    .filter(Reach::reached)
                    .mapToDouble(Reach::at)
                    .average()
                    .orElse(1);
        }
        // E min(T, 1) of an exponential T of mean 1
        double truth = 1 - Math.exp(-1);
        assertThat(StudentT.mean(kept, 0.999).low()).isLessThan(truth);
        assertThat(StudentT.mean(kept, 0.999).high()).isGreaterThan(truth);
        assertThat(StudentT.mean(dropped)).isLessThan(truth - 0.15);
    }

    private static Reach run(SplittableRandom random) {
        double time = -Math.log(1 - random.nextDouble());
        return time <= 1 ? new Reach(time, true) : new Reach(1, false);
    }

    @Test
    void runsThatNeverGetThereLeaveTheHorizonWithoutSpread() {
        RestrictedMean mean = KaplanMeier.of(List.of(new Reach(9, false), new Reach(9, false)))
                .restrictedMean(9);
        assertThat(mean.interval(0.95)).isEqualTo(new Interval(9, 9, 9, 2, 0.95));
        assertThat(mean.interval(0.95).degenerate()).isTrue();
    }

    @Test
    void whenAllHaveReachedSurvivalIsKnownForEver() {
        KaplanMeier survival = KaplanMeier.of(List.of(new Reach(2, true), new Reach(2, true), new Reach(6, true)));
        assertThat(survival.survival(100)).isZero();
        assertThat(survival.restrictedMean(100).mean()).isCloseTo(10 / 3.0, within(1e-12));
        assertThat(KaplanMeier.of(List.of(new Reach(2, true)))
                        .restrictedMean(9)
                        .interval(0.95)
                        .known())
                .isFalse();
        assertThat(KaplanMeier.of(List.of(new Reach(2, false), new Reach(1, false)))
                        .median())
                .isEmpty();
    }

    @Test
    void argumentsAreValidated() {
        refused(() -> KaplanMeier.of(List.of()), "there must be a run, were none");
        refused(
                () -> KaplanMeier.of(REMISSIONS).restrictedMean(40),
                "horizon must be at most 35.0, the last time known, was 40.0; choose a smaller one");
        refused(() -> KaplanMeier.of(REMISSIONS).restrictedMean(0), "horizon must be positive, was 0.0");
        refused(
                () -> new Reach(5, false).upTo(6),
                "a run censored at 5.0 says nothing of the time up to 6.0; choose a horizon that all runs were looked at to");
        refused(() -> new Reach(-1, true), "at must be finite and not negative, was -1.0");
        refused(() -> OlympicMean.of(List.of(new Reach(1, true))), "there must be 3 runs or more, were 1");
    }

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
