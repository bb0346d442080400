package prefbench.stats;

/**
 * Successes among trials, as they were counted.
 *
 * @param successes from 0 to {@code n}
 * @param n trials; 0 has no share
 */
public record Proportion(int successes, int n) {
    public Proportion {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must be from 0 to n, were %d of %d".formatted(successes, n));
        }
    }

    /** NaN without trials. */
    public double share() {
        return (double) successes / n;
    }

    int failures() {
        return n - successes;
    }

    /** The estimated variance of the share. */
    double variance() {
        return share() * (1 - share()) / n;
    }

    Interval unknown(double confidence) {
        return Interval.unknown(share(), n, confidence);
    }

    static Interval unknownDifference(Proportion a, Proportion b, double confidence) {
        return Interval.unknown(a.share() - b.share(), a.n + b.n, confidence);
    }
}
