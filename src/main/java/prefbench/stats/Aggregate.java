package prefbench.stats;

/**
 * One number for all of an arm's {@link Scores}, as rliable defines them (Agarwal et al., "Deep reinforcement learning at the edge
 * of the statistical precipice", NeurIPS 2021, §4.3).
 */
@FunctionalInterface
public interface Aggregate {
    double of(Scores scores);

    /** The mean over tasks of the mean over runs. */
    static Aggregate mean() {
        return scores -> StudentT.mean(scores.taskMeans());
    }

    /** The median over tasks of the mean over runs. */
    static Aggregate median() {
        return scores -> Order.median(scores.taskMeans());
    }

    /** The mean of the middle half of all scores, runs and tasks alike: floor(n / 4) are cut off at each end. */
    static Aggregate interquartileMean() {
        return scores -> Order.interquartileMean(scores.all().toArray());
    }

    /** By how much scores fall short of {@code gamma} on average; what lies above it makes up for nothing. */
    static Aggregate optimalityGap(double gamma) {
        return scores -> gamma
                - scores.all().map(score -> Math.min(score, gamma)).average().orElse(Double.NaN);
    }
}
