package prefbench.experiment;

import prefbench.experiment.Verdict.Outcome;

/** What an interval says of a claim, and in which way. */
public record Ruling(Outcome outcome, String reason) {

    boolean decided() {
        return outcome != Outcome.INCONCLUSIVE;
    }

    static Ruling inconclusive(String reason) {
        return new Ruling(Outcome.INCONCLUSIVE, reason);
    }
}
