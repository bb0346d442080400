package prefbench.stats;

/**
 * Mean squares of a two-way layout of S seeds and G goals, one value in each cell, and how far its mean may be off (Scheffe,
 * The Analysis of Variance, 1959, ch. 7). The half width of the interval at level alpha is
 *
 * <pre>
 *   these goals       t(S-1, k) sqrt(MSs / (S G))
 *   goal population   A = t(v, alpha) sqrt((f^2 MSs + Mg) / (S G))    Mg = max(0, MSg - MSe)    f = t(S-1, k) / t(S-1, alpha)
 *                                                               1/v = w/(S-1) + (1-w)/(D-1)    w = MSs / (MSs + Mg)
 *                     B = (w t(S-1, k) + (1-w) t(D-1, alpha)) sqrt((MSs + Mg) / (S G))
 *                     A down to 5 %, B from 2.5 %, a mixture linear in log alpha between
 * </pre>
 *
 * with t(v, a) the two-sided critical value, and k the level that {@link SeedsLevel} takes for seeds. Goals of one product are
 * {@link Clusters}: MSg and MSe are their mean squares, and D is their effective number; where each goal is of another product,
 * these are the usual ones, and D = G. What differs from the textbook is calibrated by simulation, not derived. Satterthwaite's
 * degrees of freedom (Biometrics Bulletin 2, 1946: w^2 in place of w) leave 92.7 % where 3 seeds and 500 goals weigh about the
 * same; the harmonic mean of A keeps 95. At the levels that Holm's correction and shared looks leave even that misses twice too
 * often, since three seeds that agree by chance make v large; the weighted critical values of B (Cochran and Cox, Experimental
 * Designs, 1957, §4.14) hold there. {@code CoverageTest} shows what comes of it.
 *
 * @param draws effective number of products
 */
record MeanSquares(int seeds, int goals, double draws, double seed, double goal, double residual) {

    /** E MSs = G var a + var e, E MSg = S var b + var e, E MSe = var e. */
    static MeanSquares expected(Variances variances, int seeds, int goals, double draws) {
        return new MeanSquares(
                seeds,
                goals,
                draws,
                goals * variances.seed() + variances.residual(),
                seeds * variances.goal() + variances.residual(),
                variances.residual());
    }

    /**
     * Of the difference {@code this - factor other}, cell by cell: mean squares are quadratic forms, so those of one difference,
     * {@code unit}, with factor 1, tell those of all.
     */
    MeanSquares less(double factor, MeanSquares other, MeanSquares unit) {
        return new MeanSquares(
                seeds,
                goals,
                draws,
                less(seed, factor, other.seed, unit.seed),
                less(goal, factor, other.goal, unit.goal),
                less(residual, factor, other.residual, unit.residual));
    }

    private static double less(double square, double factor, double other, double unit) {
        double product = (square + other - unit) / 2;
        return Math.max(0, square - 2 * factor * product + factor * factor * other);
    }

    /** A negative estimate of a variance counts as 0. */
    Variances variances() {
        return new Variances(Math.max(0, (seed - residual) / goals), Math.max(0, (goal - residual) / seeds), residual);
    }

    double standardError(Estimand estimand) {
        return Math.sqrt((seed + goalPart(estimand)) / ((double) seeds * goals));
    }

    private double goalPart(Estimand estimand) {
        return estimand == Estimand.THESE_GOALS ? 0 : Math.max(0, goal - residual);
    }

    double degreesOfFreedom(Estimand estimand) {
        double goalPart = goalPart(estimand);
        if (goalPart == 0) {
            return seeds - 1.0;
        }
        double weight = seed / (seed + goalPart);
        return 1 / (weight / (seeds - 1) + (1 - weight) / (draws - 1));
    }

    /**
     * @param level 1 - confidence
     * @param lone whether only one side of the comparison trains
     */
    double halfWidth(Estimand estimand, double level, boolean lone) {
        double goalPart = goalPart(estimand);
        double weight = seed / (seed + goalPart);
        double cells = (double) seeds * goals;
        double seedsCritical = critical(SeedsLevel.of(seeds, lone, weight).taken(level), seeds - 1.0);
        if (goalPart == 0) {
            return seedsCritical * Math.sqrt(seed / cells);
        }
        double widening = seedsCritical / critical(level, seeds - 1.0);
        double harmonic = critical(level, degreesOfFreedom(estimand))
                * Math.sqrt((widening * widening * seed + goalPart) / cells);
        double strict = Math.min(1, Math.max(0, Math.log(0.05 / level) / Math.log(2)));
        if (strict == 0) {
            return harmonic;
        }
        double weighted = (weight * seedsCritical + (1 - weight) * critical(level, draws - 1))
                * Math.sqrt((seed + goalPart) / cells);
        return harmonic + strict * Math.max(0, weighted - harmonic);
    }

    /** The widening f between two arms that train. */
    static double widening(int seeds, double level) {
        return critical(SeedsLevel.of(seeds, false, 1).taken(level), seeds - 1.0) / critical(level, seeds - 1.0);
    }

    private static double critical(double level, double freedom) {
        return StudentT.critical(level, freedom);
    }
}
