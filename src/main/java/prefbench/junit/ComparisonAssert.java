package prefbench.junit;

import java.util.function.BiFunction;
import org.assertj.core.api.AbstractAssert;
import prefbench.experiment.Above;
import prefbench.experiment.Comparison;
import prefbench.experiment.Decoding;
import prefbench.experiment.InvalidClaim;
import prefbench.experiment.Measure;
import prefbench.experiment.NonInferiority;
import prefbench.experiment.Proposition;
import prefbench.experiment.Superiority;
import prefbench.experiment.Terms;
import prefbench.experiment.Within;
import prefbench.stats.Estimand;

/**
 * Claims about an experiment's arms: who, what, on which measure, how surely. A claim is made by the last call of the chain:
 *
 * <pre>{@code
 * assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(SUCCESS_RATE).detecting(5).atConfidence(0.95);
 * assertThat(comparison).arm("few").isNonInferiorTo("many", 5).on(SUCCESS_RATE).atConfidence(0.95);
 * assertThat(comparison).arm("dpo").isEquivalentTo("ppo", 5).on(SUCCESS_RATE).onTheseGoals().atConfidence(0.95);
 * assertThat(comparison).arm("dpo").isAbove(60).on(SCORE).detecting(2).atConfidence(0.95);
 * }</pre>
 *
 * <p>Margins, thresholds and smallest effects are in the measure's unit; for a success rate, in percentage points. What decides,
 * and when: {@link Proposition}.
 */
public final class ComparisonAssert extends AbstractAssert<ComparisonAssert, Comparison> {

    /** Makes a proposition of a smallest effect (NaN for none) and terms. */
    private interface Maker extends BiFunction<Double, Terms, Proposition> {}

    ComparisonAssert(Comparison actual) {
        super(actual, ComparisonAssert.class);
    }

    /** @throws IllegalArgumentException naming the arms there are, if this is none of them */
    public OfArm arm(String name) {
        isNotNull();
        actual.arm(name);
        return new OfArm(name);
    }

    /** A claim about this arm. */
    public final class OfArm {
        private final String arm;

        private OfArm(String arm) {
            this.arm = arm;
        }

        /**
         * Claims that this arm's mean is greater.
         *
         * @throws IllegalArgumentException naming the arms there are, if the other is none of them
         */
        public Threshold isSuperiorTo(String other) {
            actual.arm(other);
            return new Threshold((smallest, terms) -> new Superiority(arm, other, smallest, terms));
        }

        /** Claims that this arm's mean is greater than {@code threshold}. */
        public Threshold isAbove(double threshold) {
            return new Threshold((smallest, terms) -> new Above(arm, threshold, smallest, terms));
        }

        /**
         * Claims that this arm's mean is less than {@code margin} below the other's.
         *
         * @throws IllegalArgumentException naming the arms there are, if the other is none of them
         */
        public Margin isNonInferiorTo(String other, double margin) {
            actual.arm(other);
            return new Margin((none, terms) -> new NonInferiority(arm, other, margin, terms));
        }

        /**
         * Claims that the two means differ by less than {@code margin}. Supported at a power of 80 % or more only.
         *
         * @throws IllegalArgumentException naming the arms there are, if the other is none of them
         */
        public Margin isEquivalentTo(String other, double margin) {
            actual.arm(other);
            return new Margin((none, terms) -> new Within(arm, other, margin, terms));
        }
    }

    /** A claim that says which side of a threshold a mean or difference is on. */
    public final class Threshold {
        private final Maker maker;

        private Threshold(Maker maker) {
            this.maker = maker;
        }

        /** Under the first of the suite's decodings. */
        public Detecting on(Measure measure) {
            return on(measure, usual());
        }

        /** Under this decoding, which the suite must have; a claim on one it leaves out is for suites that have it. */
        public Detecting on(Measure measure, Decoding decoding) {
            return new Detecting(maker, measure, decoding, Estimand.GOAL_POPULATION);
        }
    }

    /** A claim with a margin. */
    public final class Margin {
        private final Maker maker;

        private Margin(Maker maker) {
            this.maker = maker;
        }

        /** Under the first of the suite's decodings. */
        public On on(Measure measure) {
            return on(measure, usual());
        }

        /** Under this decoding, which the suite must have; a claim on one it leaves out is for suites that have it. */
        public On on(Measure measure, Decoding decoding) {
            return new On(maker, measure, decoding, Estimand.GOAL_POPULATION, Double.NaN);
        }
    }

    /** A claim that may say which effect it should not miss. Without, its power is unknown, and its verdict says so. */
    public final class Detecting {
        private final Maker maker;
        private final Measure measure;
        private final Decoding decoding;
        private final Estimand estimand;

        private Detecting(Maker maker, Measure measure, Decoding decoding, Estimand estimand) {
            this.maker = maker;
            this.measure = measure;
            this.decoding = decoding;
            this.estimand = estimand;
        }

        /** As {@link On#onTheseGoals}. */
        public Detecting onTheseGoals() {
            return new Detecting(maker, measure, decoding, Estimand.THESE_GOALS);
        }

        /**
         * Declares the smallest effect of interest, at which power is counted.
         *
         * @param smallestEffect in the measure's unit
         * @throws IllegalArgumentException unless it is positive
         */
        public On detecting(double smallestEffect) {
            // The claim itself takes NaN for none.
            if (!(smallestEffect > 0)) {
                throw new InvalidClaim("smallest effect must be positive, was " + smallestEffect);
            }
            return new On(maker, measure, decoding, estimand, smallestEffect);
        }

        /** As {@link On#atConfidence}. */
        public void atConfidence(double confidence) {
            new On(maker, measure, decoding, estimand, Double.NaN).atConfidence(confidence);
        }
    }

    /** A claim that lacks its confidence. */
    public final class On {
        private final Maker maker;
        private final Measure measure;
        private final Decoding decoding;
        private final Estimand estimand;
        private final double smallestEffect;

        private On(Maker maker, Measure measure, Decoding decoding, Estimand estimand, double smallestEffect) {
            this.maker = maker;
            this.measure = measure;
            this.decoding = decoding;
            this.estimand = estimand;
            this.smallestEffect = smallestEffect;
        }

        /** Claims something of the very goals that were played, not of the population that they are a sample of. */
        public On onTheseGoals() {
            return new On(maker, measure, decoding, Estimand.THESE_GOALS, smallestEffect);
        }

        /**
         * Makes the claim. It is judged together with the experiment's other claims, so the interval that decides is wider than
         * this confidence says.
         *
         * @param confidence in (0, 1), usually 0.95
         * @throws AssertionError if the claim is refuted and claims are enforced
         * @throws org.opentest4j.TestAbortedException if it is inconclusive, or refuted and not enforced
         */
        public void atConfidence(double confidence) {
            actual.claim(maker.apply(smallestEffect, new Terms(measure, decoding, estimand, confidence)));
        }
    }

    private Decoding usual() {
        return actual.suite().evaluation().decodings().get(0);
    }
}
