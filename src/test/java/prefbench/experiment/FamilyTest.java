package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static prefbench.experiment.Samples.finished;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Family.Member;
import prefbench.experiment.Verdict.Outcome;
import prefbench.experiment.Verdict.Place;
import prefbench.learn.Ppo;
import prefbench.random.RandomStreams;
import prefbench.stats.Estimand;
import prefbench.stats.Power;
import prefbench.stats.Variances;

class FamilyTest {
    private static final int SEEDS = 4;

    private static Arm arm(String name) {
        return Samples.arm(name, Ppo.inShop());
    }

    private static Terms terms(double confidence) {
        return new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.THESE_GOALS, confidence);
    }

    /** That the arm's mean is above 50. */
    private static Member above(String arm) {
        return new Member(arm + "IsAbove", new Above(arm, 50, Double.NaN, terms(0.95)));
    }

    /** Four seeds whose scores have the standard deviation 1 and this mean, hence t = 2 (mean - 50). */
    private static ArmTrials at(String name, double mean) {
        double unit = 1 / Math.sqrt(20 / 3.0);
        double[][] rewards = new double[SEEDS][];
        for (int seed = 0; seed < SEEDS; seed++) {
            double score = mean + (2 * seed - 3) * unit;
            rewards[seed] = new double[] {score / 100 - 0.1, score / 100 + 0.1};
        }
        return finished(arm(name), rewards);
    }

    private static List<Verdict> judge(Family family, ArmTrials... arms) {
        return family.judge(new Comparison("Sample", Samples.suite(SEEDS, true), List.of(arms)));
    }

    @Test
    void holmSharesTheLevelAmongTheClaimsThatAreLeft() {
        // t is 12, 6 and 4 on 3 degrees of freedom: p is 0.0032, 0.0174 and 0.0441 at the level taken for seeds.
        List<Verdict> verdicts = judge(
                new Family("Sample", List.of(above("c"), above("a"), above("b"))),
                at("a", 56),
                at("b", 53),
                at("c", 52));
        assertThat(verdicts).extracting(Verdict::claim).containsExactly("cIsAbove", "aIsAbove", "bIsAbove");
        assertThat(verdicts).extracting(Verdict::outcome).containsOnly(Outcome.SUPPORTED);
        assertThat(verdicts)
                .extracting(Verdict::place)
                .containsExactly(new Place(3, 3, 0.95), new Place(3, 1, 1 - (1 - 0.95) / 3), new Place(3, 2, 0.975));
    }

    @Test
    void onceAClaimFailsAllLaterOnesAreShownAtItsLevel() {
        // t is 12, 4 and 3.9: p is 0.0032, 0.0441 and 0.0467.
        List<Verdict> verdicts = judge(
                new Family("Sample", List.of(above("a"), above("b"), above("c"))),
                at("a", 56),
                at("b", 52),
                at("c", 51.95));
        assertThat(verdicts)
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.SUPPORTED, Outcome.INCONCLUSIVE, Outcome.INCONCLUSIVE);
        assertThat(verdicts.get(1).place()).isEqualTo(new Place(3, 2, 0.975));
        assertThat(verdicts.get(2).place()).isEqualTo(new Place(3, 3, 0.975));
        assertThat(verdicts.get(2).measured().interval().low()).isLessThan(50);
        assertThat(verdicts.get(2).measured().unadjusted().low()).isGreaterThan(50);
        assertThat(verdicts.get(2).measured().unadjusted().confidence()).isEqualTo(0.95);
    }

    @Test
    void aClaimThatCannotBeJudgedMakesTheOthersNoEasier() {
        ArmTrials left = new ArmTrials(arm("b"), List.of(), "the suite leaves it out");
        List<Verdict> verdicts = judge(new Family("Sample", List.of(above("b"), above("a"))), at("a", 52), left);
        assertThat(verdicts.get(1).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdicts.get(1).place()).isEqualTo(new Place(2, 1, 0.975));
        assertThat(verdicts.get(0).reason()).isEqualTo("arm b did not run: the suite leaves it out");
        assertThat(verdicts.get(0).place()).isEqualTo(new Place(2, 2, 0.975));
        assertThat(judge(new Family("Sample", List.of(above("a"))), at("a", 52)))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.SUPPORTED);
    }

    @Test
    void aWithdrawnClaimMakesTheOthersNoEasier() {
        List<Verdict> verdicts = judge(new Family("Sample", List.of(above("a")), 1), at("a", 52));
        assertThat(verdicts.get(0).place()).isEqualTo(new Place(2, 1, 0.975, 0, 1));
        assertThat(verdicts.get(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdicts.get(0).message()).contains("at 97.5 % (Holm, 1 of 2, 1 of them withdrawn)");
    }

    /** 4, 6, 9, 14, 21 seeds: the numbers at which there is a look, each with less of the level. */
    @Test
    void whereSeedsAreAddedThoseOfALaterLookAreNeeded() {
        Family family = new Family("Sample", List.of(new Member("a", new Above("a", 50, 1, terms(0.95)))));
        Comparison comparison = new Comparison("Sample", Samples.suite(SEEDS, true), List.of(at("a", 50.2)));
        int atOneLook = SEEDS + family.judge(comparison).get(0).seedsNeeded();
        int atLooks =
                SEEDS + family.judge(comparison, new Look(1, 4, 6, true)).get(0).seedsNeeded();
        assertThat(atOneLook).isEqualTo(12);
        assertThat(atLooks).isEqualTo(32);
        assertThat(power(14, 1.0 / 20)).isLessThan(0.8);
        assertThat(power(21, 1.0 / 30)).isLessThan(0.8);
        assertThat(power(32, 1.0 / 42)).isGreaterThan(0.8);
    }

    private static double power(int seeds, double share) {
        return new Power(new Variances(1, 0, 0), Estimand.THESE_GOALS, 1 - 0.05 * share, true, 1).toClear(1, seeds, 1);
    }

    @Test
    void eachClaimIsRankedByItsOwnLevel() {
        Member strict = new Member("strict", new Above("a", 50, 5, terms(0.999)));
        List<Verdict> verdicts = judge(new Family("Sample", List.of(strict, above("b"))), at("a", 56), at("b", 53));
        assertThat(verdicts.get(0).place()).isEqualTo(new Place(2, 2, 0.999));
        assertThat(verdicts.get(0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdicts.get(1).place()).isEqualTo(new Place(2, 1, 0.975));
    }

    /** Adjusted p-values as the textbook has them: the running maximum of (m - r + 1) p. */
    @Test
    void decidesWhatHolmsAdjustedPValuesDecide() {
        SplittableRandom random = new RandomStreams(3).stream("family");
        int decided = 0;
        for (int i = 0; i < 60; i++) {
            Comparison comparison = noisy(random, 5, 3);
            Family family = new Family("Sample", List.of(above("a"), above("b"), above("c"), above("d"), above("e")));
            double[] adjusted = adjusted(family, comparison);
            List<Verdict> verdicts = family.judge(comparison);
            for (int claim = 0; claim < adjusted.length; claim++) {
                boolean is = verdicts.get(claim).outcome() != Outcome.INCONCLUSIVE;
                assertThat(is).isEqualTo(adjusted[claim] <= 0.05);
                decided += is ? 1 : 0;
            }
        }
        assertThat(decided).isBetween(30, 270);
    }

    private static double[] adjusted(Family family, Comparison comparison) {
        double[] p = family.members().stream()
                .mapToDouble(member -> member.proposition()
                        .pValue(member.proposition().effect(comparison).orElseThrow()))
                .toArray();
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double[] adjusted = new double[p.length];
        for (int claim = 0; claim < p.length; claim++) {
            for (int rank = 0; sorted[rank] <= p[claim]; rank++) {
                adjusted[claim] = Math.max(adjusted[claim], (p.length - rank) * sorted[rank]);
                if (rank == p.length - 1) {
                    break;
                }
            }
        }
        return adjusted;
    }

    /** Five true hypotheses at a time: a family holds a false decision in at most 5 % of experiments. */
    @Test
    void falseDecisionsAreRareInAFamilyAsAWhole() {
        SplittableRandom random = new RandomStreams(4).stream("family");
        Family family = new Family("Sample", List.of(above("a"), above("b"), above("c"), above("d"), above("e")));
        int runs = 200;
        int wrong = 0;
        int uncorrected = 0;
        for (int i = 0; i < runs; i++) {
            List<Verdict> verdicts = family.judge(noisy(random, 5, 0));
            wrong += verdicts.stream().anyMatch(verdict -> verdict.outcome() != Outcome.INCONCLUSIVE) ? 1 : 0;
            uncorrected += verdicts.stream()
                            .map(verdict -> verdict.measured().unadjusted())
                            .anyMatch(interval -> interval.low() > 50 || interval.high() < 50)
                    ? 1
                    : 0;
        }
        assertThat((double) wrong / runs).isLessThan(0.06);
        // Normal seeds leave 0.7 of the level that the intervals are calibrated to keep for skewed ones.
        assertThat((double) uncorrected / runs).isCloseTo(1 - Math.pow(1 - 0.7 * 0.05, 5), within(0.08));
    }

    /** Arms a, b, ... with normal seeds around 50, moved by up to {@code effect} standard deviations. */
    private static Comparison noisy(SplittableRandom random, int arms, double effect) {
        List<ArmTrials> trials = new ArrayList<>();
        for (int arm = 0; arm < arms; arm++) {
            double mean = 50 + effect * random.nextDouble();
            double[][] rewards = new double[SEEDS][];
            for (int seed = 0; seed < SEEDS; seed++) {
                double score = mean + random.nextGaussian();
                rewards[seed] = new double[] {score / 100, score / 100};
            }
            trials.add(finished(arm(String.valueOf((char) ('a' + arm))), rewards));
        }
        return new Comparison("Sample", Samples.suite(SEEDS, true), trials);
    }
}
