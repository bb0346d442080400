package prefbench.experiment;

import java.util.List;
import prefbench.experiment.Verdict.Outcome;
import prefbench.stats.Interval;

/**
 * The claim that two arms' means differ by less than a margin: equivalence, a word that only its support at a power of 80 % or
 * more may bring up ({@link Case}).
 *
 * @param margin the difference that would matter, in the measure's unit
 */
public record Within(String arm, String against, double margin, Terms terms) implements Proposition {
    public Within {
        if (arm.equals(against)) {
            throw new InvalidClaim("arm [%s] cannot be equivalent to itself".formatted(arm));
        }
        InvalidClaim.positive("margin", margin);
    }

    @Override
    public List<String> arms() {
        return List.of(arm, against);
    }

    @Override
    public String kind() {
        return "within margin";
    }

    /** {@code dpo differs from ppo by less than 5 points on success rate at 95 % confidence}. */
    @Override
    public String text() {
        return "%s differs from %s by less than %s %s".formatted(arm, against, inUnit(margin), terms.text());
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
    public Ruling rule(Interval interval) {
        String limits = "-%s and %s".formatted(Terms.number(margin), Terms.number(margin));
        if (interval.low() > -margin && interval.high() < margin) {
            return new Ruling(Outcome.SUPPORTED, "the interval lies between " + limits);
        }
        return interval.low() > margin || interval.high() < -margin
                ? new Ruling(Outcome.REFUTED, "the interval lies outside of " + limits)
                : Ruling.inconclusive("the interval lies neither between nor outside of " + limits);
    }

    /** From within, both limits of the margin must be cleared; from outside, the nearer one. That is the greater p either way. */
    @Override
    public double pValue(Effect effect) {
        return Math.max(effect.pValue(-margin), effect.pValue(margin));
    }

    @Override
    public double power(Effect effect, double confidence) {
        return effect.powerToLieWithin(margin, confidence);
    }

    @Override
    public Shortfall shortfall(Effect effect, double confidence) {
        return effect.toLieWithin(margin, ENOUGH_POWER, confidence);
    }

    @Override
    public String powerAt() {
        return inUnit(margin);
    }
}
