package prefbench.junit;

import prefbench.experiment.Comparison;
import prefbench.experiment.TrialResult;

/** The entry to assertions on trials and comparisons, in AssertJ's manner. */
public final class Assertions {
    private Assertions() {}

    /** Invariants of one trial, for {@link EachTrial} methods. */
    public static TrialResultAssert assertThat(TrialResult actual) {
        return new TrialResultAssert(actual);
    }

    /** Claims about arms, for {@link Claim} methods. */
    public static ComparisonAssert assertThat(Comparison actual) {
        return new ComparisonAssert(actual);
    }
}
