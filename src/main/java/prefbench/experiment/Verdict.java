package prefbench.experiment;

import java.util.List;
import prefbench.stats.Interval;

/**
 * What became of a claim, with its uncertainty. It holds given the one imitation checkpoint that all arms start from.
 *
 * @param experiment simple class name
 * @param claim method name
 * @param declared what was claimed
 * @param outcome what the interval at the family's level says
 * @param reason why this outcome
 * @param measured the numbers
 * @param place in the family of the experiment's claims
 * @param power at the margin or smallest effect, at the confidence of {@code place}; NaN if not known
 * @param seedsNeeded further seeds for 80 % power at the margin or smallest effect, at the confidence of {@code place}, or of the
 *     later look that has so many; whether they decide the claim depends on what is true; 0 if decided or not to be said
 * @param goalsNeeded further goals, where seeds do not count
 */
public record Verdict(
        String experiment,
        String claim,
        Declared declared,
        Outcome outcome,
        String reason,
        Measured measured,
        Place place,
        double power,
        int seedsNeeded,
        int goalsNeeded) {
    /** What every verdict takes as fixed. */
    public static final String GIVEN = "given this one imitation checkpoint";

    public enum Outcome {
        SUPPORTED,
        REFUTED,
        INCONCLUSIVE
    }

    /**
     * A claim's terms.
     *
     * @param kind {@link Proposition#kind()}
     * @param text in words
     * @param bound margin or threshold, in {@code unit}; NaN for superiority
     * @param smallestEffect in {@code unit}; NaN if none is declared
     * @param unit of the effect, too
     * @param confidence before the family's correction, in (0, 1)
     * @param estimand whether it is about all goals like these, or these only
     * @param stored when it was written down
     */
    public record Declared(
            String kind,
            String text,
            double bound,
            double smallestEffect,
            String unit,
            double confidence,
            String estimand,
            Stored stored) {

        public Declared {
            if (!(confidence > 0 && confidence < 1)) {
                throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
            }
        }

        static Declared of(Proposition proposition, Stored stored) {
            Terms terms = proposition.terms();
            return new Declared(
                    proposition.kind(),
                    proposition.text(),
                    proposition.bound(),
                    proposition.smallestEffect(),
                    proposition.unit(),
                    terms.confidence(),
                    terms.estimand().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                    stored);
        }
    }

    /**
     * What was found: a difference of two arms, or one arm's mean.
     *
     * @param interval at the family's confidence; its estimate is NaN where there is none
     * @param unadjusted at the claim's own confidence
     * @param method how the intervals come about; "" where there are none
     * @param seeds training seeds behind it
     * @param goals behind it
     * @param bySeed raw numbers
     */
    public record Measured(
            Interval interval, Interval unadjusted, String method, int seeds, int goals, List<Effect.Raw> bySeed) {

        static Measured nothing(double confidence) {
            Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0, confidence);
            return new Measured(none, none, "", 0, 0, List.of());
        }

        static Measured of(Effect effect, double own, double adjusted) {
            return new Measured(
                    effect.interval(adjusted),
                    effect.interval(own),
                    effect.method(),
                    effect.seeds(),
                    effect.goals(),
                    effect.bySeed());
        }
    }

    /**
     * Where Holm's procedure met the claim.
     *
     * @param claims in the family
     * @param rank from 1, the smallest p-value first
     * @param confidence that it was decided at
     * @param look at which it was: {@link Look#number}; 0 where there is one only
     * @param withdrawn claims of the family that are no longer made
     */
    public record Place(int claims, int rank, double confidence, int look, int withdrawn) {

        /** Of the only look, where none is withdrawn. */
        public Place(int claims, int rank, double confidence) {
            this(claims, rank, confidence, 0, 0);
        }
    }

    public boolean decided() {
        return outcome != Outcome.INCONCLUSIVE;
    }

    /** The line that the last goal of a run prints. */
    public String line() {
        return new VerdictText(this).line();
    }

    /** For a failed or aborted test: the claim, what was found, and the raw numbers of each seed. */
    public String message() {
        return new VerdictText(this).message();
    }
}
