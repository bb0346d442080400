package prefbench.experiment;

import java.util.Locale;

/**
 * What became of a claim, with its uncertainty.
 *
 * @param experiment simple class name
 * @param claim method name
 * @param text the claim in words
 * @param effect estimated difference, in {@code unit}; NaN when there is none
 * @param low lower confidence limit; NaN when unknown
 * @param high upper confidence limit; NaN when unknown
 * @param unit {@link Metric#unit()}
 * @param confidence in (0, 1)
 * @param seeds training seeds behind it
 * @param goals played in each
 * @param reason why this outcome
 * @param seedsNeeded further seeds after which a decision is to be expected; 0 if decided or not to be said
 */
public record Verdict(
        String experiment,
        String claim,
        String text,
        Outcome outcome,
        double effect,
        double low,
        double high,
        String unit,
        double confidence,
        int seeds,
        int goals,
        String reason,
        int seedsNeeded) {

    public enum Outcome {
        SUPPORTED,
        REFUTED,
        INCONCLUSIVE
    }

    /** The line that the last goal of a run prints. */
    public String line() {
        StringBuilder line = new StringBuilder("%-12s %s.%s: %s".formatted(outcome, experiment, claim, text));
        if (!Double.isNaN(effect)) {
            line.append(String.format(Locale.ROOT, "; effect %+.2f %s", effect, unit));
            line.append(Double.isNaN(low) ? " [unknown]" : String.format(Locale.ROOT, " [%+.2f, %+.2f]", low, high));
            line.append(
                    String.format(Locale.ROOT, ", n = %d %s x %d goals", seeds, seeds == 1 ? "seed" : "seeds", goals));
        }
        line.append("; ").append(reason);
        if (seedsNeeded > 0) {
            line.append("; about ").append(seedsNeeded).append(" more seeds needed");
        }
        return line.toString();
    }
}
