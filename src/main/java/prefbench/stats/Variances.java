package prefbench.stats;

/**
 * Variance components of a two-way layout of training seeds and goals, one observation in each cell:
 *
 * <pre>  y[s][g] = mean + a[s] + b[g] + e[s][g]</pre>
 *
 * @param seed of {@code a}: how seeds differ in their mean over all goals; 0 or more
 * @param goal of {@code b}: how goals differ in their mean over all seeds
 * @param residual of {@code e}: interaction and luck
 */
public record Variances(double seed, double goal, double residual) {
    public Variances {
        requireVariance("seed", seed);
        requireVariance("goal", goal);
        requireVariance("residual", residual);
    }

    private static void requireVariance(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s must not be negative, was %s".formatted(name, value));
        }
    }
}
