package prefbench.experiment;

import java.util.List;

/**
 * The claim that one arm's mean is not below another's by a margin or more. Its power is that for two equal means.
 *
 * @param margin the loss that would matter, in the measure's unit
 */
public record NonInferiority(String arm, String against, double margin, Terms terms) implements OneSided {
    public NonInferiority {
        if (arm.equals(against)) {
            throw new InvalidClaim("arm [%s] cannot be non-inferior to itself".formatted(arm));
        }
        InvalidClaim.positive("margin", margin);
    }

    @Override
    public List<String> arms() {
        return List.of(arm, against);
    }

    @Override
    public String kind() {
        return "non-inferiority";
    }

    /** {@code few is less than 5 points below many on success rate at 95 % confidence}. */
    @Override
    public String text() {
        return "%s is less than %s below %s %s".formatted(arm, inUnit(margin), against, terms.text());
    }

    @Override
    public double bound() {
        return margin;
    }

    @Override
    public double smallestEffect() {
        return Double.NaN;
    }

    @Override
    public double threshold() {
        return -margin;
    }

    @Override
    public double distance() {
        return margin;
    }
}
