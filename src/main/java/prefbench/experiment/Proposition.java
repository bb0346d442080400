package prefbench.experiment;

import java.util.List;
import java.util.Optional;
import prefbench.stats.Interval;

/**
 * What a claim says of one arm's mean or of the difference of two. One two-sided confidence interval decides: supported where
 * all of it is on the right side of the threshold, refuted where all of it is on the wrong side, else inconclusive.
 *
 * <pre>
 *   superiority       supported: low > 0          refuted: high < 0
 *   non-inferiority   supported: low > -margin    refuted: high < -margin
 *   within margin     supported: -margin < low and high < margin, at a power of 80 % or more
 *                     refuted:   high < -margin or low > margin
 *   above             supported: low > threshold  refuted: high < threshold
 * </pre>
 *
 * <p>With a 95 % interval each side is tested at 2.5 %. For a margin that is two one-sided tests (Schuirmann, J.
 * Pharmacokinetics and Biopharmaceutics 15, 1987) at half their usual level, which is what ICH E9 (1998, 3.3.2) asks for; it
 * lets the same interval refute, too.
 *
 * <p>Power is that at the smallest effect of interest or the margin, with the estimated variances: the observed effect says
 * nothing about it (Hoenig and Heisey, American Statistician 55, 2001).
 */
public sealed interface Proposition permits OneSided, Within {
    /** Power from which on being within a margin may be said, and which further seeds are counted for. */
    double ENOUGH_POWER = 0.8;

    /** The arm, and after it the one it is compared with, if any. */
    List<String> arms();

    Terms terms();

    /** {@code superiority}, {@code non-inferiority}, {@code within margin} or {@code above}. */
    String kind();

    /** The claim in words. */
    String text();

    /** Margin or threshold; NaN for superiority. */
    double bound();

    /** Smallest effect of interest; NaN where none is declared, or the margin stands for it. */
    double smallestEffect();

    Ruling rule(Interval interval);

    /**
     * The least level at which the interval decides the claim, either way: {@code rule} decides at confidence 1 - p. NaN where
     * the effect has an obstacle.
     */
    double pValue(Effect effect);

    /** NaN where no smallest effect is declared or the effect has an obstacle. */
    double power(Effect effect, double confidence);

    /** What more it takes for {@link #ENOUGH_POWER}. */
    Shortfall shortfall(Effect effect, double confidence);

    /** {@code 5 points}, the effect that power is at; "" where none is declared. */
    String powerAt();

    /** Of effect, bound and smallest effect. */
    default String unit() {
        Measure measure = terms().measure();
        return arms().size() == 1 ? measure.unit() : measure.unitOfDifferences();
    }

    /** {@code 5 points}. */
    default String inUnit(double value) {
        return Terms.number(value) + " " + unit();
    }

    /** Empty where no seed has a result for all arms. */
    default Optional<Effect> effect(Comparison comparison) {
        Terms on = terms();
        List<String> arms = arms();
        return arms.size() == 1
                ? comparison.mean(arms.get(0), on.measure(), on.decoding(), on.estimand())
                : comparison.difference(arms.get(0), arms.get(1), on.measure(), on.decoding(), on.estimand());
    }
}
