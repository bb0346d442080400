package prefbench.experiment;

import java.util.List;

/**
 * The claim that one arm has a greater mean than another.
 *
 * @param smallestEffect that the claim should not miss, in the measure's unit; NaN if none is declared
 */
public record Superiority(String arm, String against, double smallestEffect, Terms terms) implements OneSided {
    public Superiority {
        if (arm.equals(against)) {
            throw new InvalidClaim("arm [%s] cannot be superior to itself".formatted(arm));
        }
        if (!Double.isNaN(smallestEffect)) {
            InvalidClaim.positive("smallest effect", smallestEffect);
        }
    }

    @Override
    public List<String> arms() {
        return List.of(arm, against);
    }

    @Override
    public String kind() {
        return "superiority";
    }

    /** {@code dpo is superior to ppo on success rate at 95 % confidence}. */
    @Override
    public String text() {
        return "%s is superior to %s %s".formatted(arm, against, terms.text());
    }

    @Override
    public double bound() {
        return Double.NaN;
    }

    @Override
    public double threshold() {
        return 0;
    }

    @Override
    public double distance() {
        return smallestEffect;
    }
}
