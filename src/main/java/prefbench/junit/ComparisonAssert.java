package prefbench.junit;

import org.assertj.core.api.AbstractAssert;
import prefbench.experiment.Comparison;
import prefbench.experiment.Decoding;
import prefbench.experiment.Metric;
import prefbench.experiment.Superiority;

/**
 * Claims about an experiment's arms. A claim is made by the last call of the chain:
 *
 * <pre>{@code
 * assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(SUCCESS_RATE).atConfidence(0.95);
 * }</pre>
 */
public final class ComparisonAssert extends AbstractAssert<ComparisonAssert, Comparison> {

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

        /** @throws IllegalArgumentException naming the arms there are, if this is none of them */
        public Against isSuperiorTo(String other) {
            actual.arm(other);
            if (other.equals(arm)) {
                throw new IllegalArgumentException("arm [%s] cannot be superior to itself".formatted(arm));
            }
            return new Against(arm, other);
        }
    }

    /** A claim about these two arms. */
    public final class Against {
        private final String arm;
        private final String other;

        private Against(String arm, String other) {
            this.arm = arm;
            this.other = other;
        }

        /** Under the first of the suite's decodings. */
        public On on(Metric metric) {
            return on(metric, actual.suite().evaluation().decodings().get(0));
        }

        /** Under this decoding, which the suite must have; a claim on one it leaves out is for suites that have it. */
        public On on(Metric metric, Decoding decoding) {
            return new On(arm, other, metric, decoding);
        }
    }

    /** A claim that lacks its confidence. */
    public final class On {
        private final String arm;
        private final String other;
        private final Metric metric;
        private final Decoding decoding;

        private On(String arm, String other, Metric metric, Decoding decoding) {
            this.arm = arm;
            this.other = other;
            this.metric = metric;
            this.decoding = decoding;
        }

        /**
         * Makes the claim: supported if the two-sided confidence interval of the difference, paired by seed, lies above 0.
         *
         * @param confidence in (0, 1), usually 0.95
         * @throws AssertionError if the claim is refuted and claims are enforced
         * @throws org.opentest4j.TestAbortedException if it is inconclusive, or refuted and not enforced
         */
        public void atConfidence(double confidence) {
            if (!(confidence > 0 && confidence < 1)) {
                throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
            }
            actual.claim(new Superiority(arm, other, metric, decoding, confidence));
        }
    }
}
