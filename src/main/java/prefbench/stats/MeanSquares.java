package prefbench.stats;

/**
 * Mean squares of a two-way layout of seeds and goals without replication (Scheffe, The Analysis of Variance, 1959, ch. 7), and
 * the standard error of its mean with Satterthwaite's degrees of freedom (Biometrics Bulletin 2, 1946):
 *
 * <pre>
 *   goal population   V = (MSs + MSg - MSe) / (S G)     v = (S G V)^2 / (MSs^2/(S-1) + MSg^2/(G-1) + MSe^2/((S-1)(G-1)))
 *   these goals       V = MSs / (S G)                   v = S - 1
 * </pre>
 */
record MeanSquares(int seeds, int goals, double seed, double goal, double residual) {

    /** E MSs = G var a + var e, E MSg = S var b + var e, E MSe = var e. */
    static MeanSquares expected(Variances variances, int seeds, int goals) {
        return new MeanSquares(
                seeds,
                goals,
                goals * variances.seed() + variances.residual(),
                seeds * variances.goal() + variances.residual(),
                variances.residual());
    }

    /** A negative estimate of a variance counts as 0. */
    Variances variances() {
        return new Variances(Math.max(0, (seed - residual) / goals), Math.max(0, (goal - residual) / seeds), residual);
    }

    double standardError(Estimand estimand) {
        return Math.sqrt(square(estimand) / ((double) seeds * goals));
    }

    private double square(Estimand estimand) {
        return estimand == Estimand.THESE_GOALS ? seed : Math.max(seed, seed + goal - residual);
    }

    double degreesOfFreedom(Estimand estimand) {
        if (estimand == Estimand.THESE_GOALS) {
            return seeds - 1.0;
        }
        double square = square(estimand);
        double below = seed * seed / (seeds - 1)
                + goal * goal / (goals - 1)
                + residual * residual / ((seeds - 1.0) * (goals - 1.0));
        return Math.max(seeds - 1.0, square * square / below);
    }
}
