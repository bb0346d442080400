package prefbench.stats.bandit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import prefbench.random.RandomStreams;
import prefbench.stats.StudentT;

/**
 * What an allocation does to the estimates, by simulation with arms of known success rates.
 *
 * <pre>
 *   bias of arm i = mean over runs of (rate found - true rate)
 *   gap ratio     = mean over runs of (found(best) - mean of found(others)) / (true(best) - mean of true(others))
 * </pre>
 *
 * Under Thompson sampling the means are biased downwards (Nie, Tian, Taylor, Zou, arXiv 1708.01977), most where an arm is
 * pulled little, so that gaps to the best arm look larger than they are. This is of arms named beforehand; of the one that
 * looks best in the end the mean is biased upwards, besides, by having been chosen (Shin, Ramdas, Rinaldo, NeurIPS 2019).
 *
 * <p>A rate that nothing was pulled for does not exist: an arm's bias is over the runs that pulled it, the gap over those
 * that pulled all, and both numbers of runs are given.
 *
 * @param bandit what was simulated
 * @param runs how often
 * @param arms in the order of the rates
 * @param gap of the arm of the highest true rate, the first of several, to the others
 */
public record BanditBias(Bandit bandit, int runs, List<ArmBias> arms, Gap gap) {

    /**
     * @param rate the true one
     * @param bias NaN where no run pulled the arm
     * @param standardError of the bias, from the simulation's size; NaN below two runs
     * @param meanPulls over all runs
     * @param pulledIn runs that pulled it
     */
    public record ArmBias(double rate, double bias, double standardError, double meanPulls, int pulledIn) {}

    /**
     * @param truth 0 for equal rates, or for one arm
     * @param ratio by how much the estimates exaggerate it: 1 is not at all; NaN for a truth of 0
     * @param standardError of the ratio
     * @param runs that pulled all arms
     */
    public record Gap(double truth, double ratio, double standardError, int runs) {}

    public BanditBias {
        arms = List.copyOf(arms);
    }

    public static BanditBias simulate(Bandit bandit, double[] rates, int runs, RandomStreams streams) {
        if (runs < 2) {
            throw new IllegalArgumentException("runs must be 2 or more, was " + runs);
        }
        List<Standing> ends = bandit.runs(runs, rates.length, play -> Rollouts.bernoulli(rates, play), streams).stream()
                .map(BanditRun::end)
                .toList();
        List<ArmBias> arms = new ArrayList<>();
        for (int arm = 0; arm < rates.length; arm++) {
            arms.add(bias(arm, rates[arm], ends));
        }
        return new BanditBias(bandit, runs, arms, gap(rates, ends));
    }

    private static ArmBias bias(int arm, double rate, List<Standing> ends) {
        List<Tally> tallies = ends.stream().map(end -> end.arms().get(arm)).toList();
        double pulls = tallies.stream().mapToInt(Tally::pulls).average().orElseThrow();
        double[] errors = tallies.stream()
                .filter(tally -> tally.pulls() > 0)
                .mapToDouble(tally -> tally.rate() - rate)
                .toArray();
        return new ArmBias(rate, StudentT.mean(errors), standardError(errors), pulls, errors.length);
    }

    private static Gap gap(double[] rates, List<Standing> ends) {
        int best = 0;
        for (int arm = 1; arm < rates.length; arm++) {
            best = rates[arm] > rates[best] ? arm : best;
        }
        int leader = best;
        double truth = gap(leader, rates);
        double[] found = ends.stream()
                .map(end -> end.arms().stream().mapToDouble(Tally::rate).toArray())
                .mapToDouble(estimates -> gap(leader, estimates))
                .filter(gap -> !Double.isNaN(gap))
                .toArray();
        double ratio = truth == 0 ? Double.NaN : StudentT.mean(found) / truth;
        double error = truth == 0 ? Double.NaN : standardError(found) / truth;
        return new Gap(truth, ratio, error, found.length);
    }

    /** Of one arm to the mean of the others; NaN if any rate is. */
    private static double gap(int leader, double[] rates) {
        if (rates.length == 1) {
            return 0;
        }
        double others = IntStream.range(0, rates.length)
                .filter(arm -> arm != leader)
                .mapToDouble(arm -> rates[arm])
                .sum();
        return rates[leader] - others / (rates.length - 1);
    }

    private static double standardError(double[] values) {
        return StudentT.standardDeviation(values) / Math.sqrt(values.length);
    }
}
