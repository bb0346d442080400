package prefbench.junit;

import org.opentest4j.TestAbortedException;
import prefbench.experiment.Claimant;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;

/** A claim method at work: writes its verdicts down and turns them into test outcomes. */
final class Claimed implements Claimant {
    private final String claim;
    private final boolean enforced;
    private final Verdicts verdicts;
    private int count;

    Claimed(String claim, boolean enforced, Verdicts verdicts) {
        this.claim = claim;
        this.enforced = enforced;
        this.verdicts = verdicts;
    }

    @Override
    public String claim() {
        return claim;
    }

    @Override
    public void accept(Verdict verdict) {
        count++;
        verdicts.append(verdict);
        if (verdict.outcome() == Verdict.Outcome.REFUTED && enforced) {
            throw new AssertionError(verdict.line());
        }
        if (verdict.outcome() != Verdict.Outcome.SUPPORTED) {
            throw new TestAbortedException(verdict.line());
        }
    }

    int count() {
        return count;
    }
}
