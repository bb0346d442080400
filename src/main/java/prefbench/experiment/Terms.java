package prefbench.experiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import prefbench.stats.Estimand;

/**
 * What a claim is on, and how surely.
 *
 * @param estimand the population of goals, or these goals only
 * @param confidence of the two-sided interval that decides, before the correction for a family of claims; in (0, 1)
 */
public record Terms(Measure measure, Decoding decoding, Estimand estimand, double confidence) {
    public Terms {
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidClaim("confidence must be in (0, 1), was " + confidence);
        }
        if (estimand == Estimand.GOAL_POPULATION && !measure.ofGoals()) {
            throw new InvalidClaim("no single goal has a value for %s: claim it on these goals only (onTheseGoals())"
                    .formatted(measure));
        }
    }

    /** {@code on success rate at 95 % confidence}. */
    String text() {
        String goals = estimand == Estimand.THESE_GOALS ? " on these goals" : "";
        return "on %s%s at %s confidence".formatted(measure, goals, percent(confidence));
    }

    /** {@code 98.33 %}: at most two decimals. */
    static String percent(double share) {
        return number(BigDecimal.valueOf(100 * share)
                        .setScale(2, RoundingMode.HALF_UP)
                        .doubleValue())
                + " %";
    }

    /** {@code 5}, {@code 2.5}. */
    static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
