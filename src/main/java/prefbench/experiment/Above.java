package prefbench.experiment;

import java.util.List;

/**
 * The claim that an arm's mean is above a threshold.
 *
 * @param threshold in the measure's unit
 * @param smallestEffect how far above is not to be missed; NaN if none is declared
 */
public record Above(String arm, double threshold, double smallestEffect, Terms terms) implements OneSided {
    public Above {
        if (!Double.isFinite(threshold)) {
            throw new InvalidClaim("threshold must be finite, was " + threshold);
        }
        if (!Double.isNaN(smallestEffect)) {
            InvalidClaim.positive("smallest effect", smallestEffect);
        }
    }

    @Override
    public List<String> arms() {
        return List.of(arm);
    }

    @Override
    public String kind() {
        return "above";
    }

    /** {@code dpo is above 60 points on score at 95 % confidence}. */
    @Override
    public String text() {
        return "%s is above %s %s".formatted(arm, inUnit(threshold), terms.text());
    }

    @Override
    public double bound() {
        return threshold;
    }

    @Override
    public double distance() {
        return smallestEffect;
    }
}
