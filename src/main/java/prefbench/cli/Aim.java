package prefbench.cli;

import java.util.Locale;
import prefbench.stats.Power;

/**
 * What a plan is for.
 *
 * @param points difference or margin, positive, in the metric's unit
 * @param power with which the claim shall be supported, in (0, 1)
 */
record Aim(Kind kind, double points, double power) {
    enum Kind {
        /** The difference is there, and the interval shall lie above 0. */
        SUPERIORITY,
        /** There is no difference, and the interval shall lie above minus the margin. */
        NON_INFERIORITY,
        /** There is no difference, and the interval shall lie within plus or minus the margin. */
        EQUIVALENCE
    }

    double power(Power of, int seeds, int goals) {
        return kind == Kind.EQUIVALENCE ? of.toLieWithin(points, seeds, goals) : of.toClear(points, seeds, goals);
    }

    /** The fewest; 0 when no number up to 1,000 is enough. */
    int seeds(Power of, int goals) {
        return kind == Kind.EQUIVALENCE
                ? of.seedsToLieWithin(points, power, goals)
                : of.seedsToClear(points, power, goals);
    }

    /** {@code superiority: the true difference is 5 points, and the interval lies above 0}. */
    String text(String unit) {
        String amount = number(points) + " " + unit;
        return switch (kind) {
            case SUPERIORITY ->
                "superiority: the true difference is %s, and the interval lies above 0".formatted(amount);
            case NON_INFERIORITY ->
                "non-inferiority: there is no true difference, and the interval lies above -%s".formatted(amount);
            case EQUIVALENCE ->
                "equivalence: there is no true difference, and the interval lies within +-%s".formatted(amount);
        };
    }

    /** With as many places as it takes, four at most. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
    }
}
