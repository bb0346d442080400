package prefbench.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.SampleMean;
import prefbench.stats.SamplePower;

/**
 * An effect that either every goal has, or every seed: a plain sample.
 *
 * @param goals 0 for what no goal has
 * @param wanting why the sample gives no interval, beyond what it shows itself; empty if nothing is known to be wanting
 */
record SampledEffect(
        SampleMean mean, Over over, Estimand estimand, int goals, List<Raw> bySeed, Optional<String> wanting)
        implements Effect {

    @Override
    public double estimate() {
        return mean.estimate();
    }

    @Override
    public int seeds() {
        return bySeed.size();
    }

    @Override
    public Interval interval(double confidence) {
        return obstacle().isPresent()
                ? Interval.unknown(mean.estimate(), mean.n(), confidence)
                : mean.interval(confidence);
    }

    @Override
    public double pValue(double threshold) {
        return obstacle().isPresent() ? Double.NaN : mean.pValue(threshold);
    }

    @Override
    public Optional<String> obstacle() {
        if (wanting.isPresent()) {
            return wanting;
        }
        String one = over == Over.GOALS ? "goal" : "seed";
        if (over == Over.GOALS && estimand == Estimand.THESE_GOALS) {
            return Optional.of("no arm trains: on these goals alone nothing is left to infer");
        }
        if (mean.n() < 2) {
            return Optional.of("%d %s gives no interval, at least 2 are needed".formatted(mean.n(), one));
        }
        if (over == Over.GOALS && !CrossedMean.enough(mean.draws())) {
            return Optional.of(CrossedMean.tooFew(mean.n(), mean.draws()));
        }
        return mean.standardError() == 0
                ? Optional.of("all %d %ss are equal: there is no spread to judge by".formatted(mean.n(), one))
                : Optional.empty();
    }

    @Override
    public double standardDeviation() {
        return mean.standardDeviation();
    }

    @Override
    public double powerToClear(double distance, double confidence) {
        return obstacle().isPresent() ? Double.NaN : mean.power(confidence).toClear(distance, draws());
    }

    @Override
    public double powerToLieWithin(double margin, double confidence) {
        return obstacle().isPresent() ? Double.NaN : mean.power(confidence).toLieWithin(margin, draws());
    }

    @Override
    public Shortfall toClear(double distance, double power, double confidence) {
        return shortfall(confidence, planned -> planned.drawsToClear(distance, power));
    }

    @Override
    public Shortfall toLieWithin(double margin, double power, double confidence) {
        return shortfall(confidence, planned -> planned.drawsToLieWithin(margin, power));
    }

    private Shortfall shortfall(double confidence, ToIntFunction<SamplePower> units) {
        if (obstacle().isPresent()) {
            return Shortfall.NONE;
        }
        int enough = units.applyAsInt(mean.power(confidence));
        if (enough == 0) {
            return Shortfall.beyond("over 1000 %ss would be needed".formatted(over == Over.GOALS ? "goal" : "seed"));
        }
        return over == Over.GOALS
                ? Shortfall.ofGoals((int) Math.ceil(enough * mean.n() / mean.draws()), mean.n())
                : Shortfall.ofSeeds(enough, mean.n());
    }

    /** Observations that do not depend on each other, and tell as much. */
    private int draws() {
        return (int) Math.round(mean.draws());
    }
}
