package prefbench.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.Interval;
import prefbench.stats.Power;
import prefbench.stats.StudentT;

/** An effect that every training seed has on every goal. */
record CrossedEffect(CrossedMean mean, Estimand estimand, List<Raw> bySeed) implements Effect {
    @Override
    public Over over() {
        return Over.SEEDS_AND_GOALS;
    }

    @Override
    public double estimate() {
        return mean.estimate();
    }

    @Override
    public int seeds() {
        return mean.seeds();
    }

    @Override
    public int goals() {
        return mean.goals();
    }

    @Override
    public Interval interval(double confidence) {
        return mean.interval(estimand, confidence);
    }

    @Override
    public double pValue(double threshold) {
        return obstacle().isPresent() ? Double.NaN : mean.pValue(estimand, threshold);
    }

    @Override
    public Optional<String> obstacle() {
        return mean.obstacle(estimand);
    }

    @Override
    public double standardDeviation() {
        return StudentT.standardDeviation(
                bySeed.stream().mapToDouble(Raw::effect).toArray());
    }

    @Override
    public double powerToClear(double distance, double confidence) {
        return obstacle().isPresent() ? Double.NaN : power(estimand, confidence).toClear(distance, seeds(), goals());
    }

    @Override
    public double powerToLieWithin(double margin, double confidence) {
        return obstacle().isPresent() ? Double.NaN : power(estimand, confidence).toLieWithin(margin, seeds(), goals());
    }

    @Override
    public Shortfall toClear(double distance, double power, double confidence) {
        return shortfall(confidence, planned -> planned.seedsToClear(distance, power, goals()));
    }

    @Override
    public Shortfall toLieWithin(double margin, double power, double confidence) {
        return shortfall(confidence, planned -> planned.seedsToLieWithin(margin, power, goals()));
    }

    private Shortfall shortfall(double confidence, ToIntFunction<Power> seeds) {
        if (obstacle().isPresent()) {
            return Shortfall.NONE;
        }
        int enough = seeds.applyAsInt(power(estimand, confidence));
        if (enough > 0) {
            return Shortfall.ofSeeds(enough, seeds());
        }
        return seeds.applyAsInt(power(Estimand.THESE_GOALS, confidence)) > 0
                ? Shortfall.beyond("more goals are needed, no number of seeds makes up for them")
                : Shortfall.beyond("over 1000 seeds would be needed");
    }

    private Power power(Estimand of, double confidence) {
        return new Power(mean.variances(), of, confidence, mean.ofOneArm(), mean.goalsPerDraw());
    }
}
