package prefbench.junit;

import org.opentest4j.TestAbortedException;
import prefbench.experiment.Claimant;
import prefbench.experiment.Proposition;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;

/** A claim method at work: turns the verdicts on its claims into test outcomes. */
final class Claimed implements Claimant {
    private final String claim;
    private final Judgement judgement;
    private final boolean enforced;
    private final Verdicts verdicts;
    private int count;

    /** @param verdicts where claims are written down that were not declared; the others are there already */
    Claimed(String claim, Judgement judgement, boolean enforced, Verdicts verdicts) {
        this.claim = claim;
        this.judgement = judgement;
        this.enforced = enforced;
        this.verdicts = verdicts;
    }

    @Override
    public void claim(Proposition proposition) {
        Verdict verdict = judgement.on(claim, proposition, count++);
        if (!judgement.declared(verdict)) {
            verdicts.append(verdict);
        }
        if (verdict.outcome() == Verdict.Outcome.REFUTED && enforced) {
            throw new AssertionError(verdict.message());
        }
        if (verdict.outcome() != Verdict.Outcome.SUPPORTED) {
            throw new TestAbortedException(verdict.message());
        }
    }

    int count() {
        return count;
    }
}
