package prefbench.stats;

/** Why a sample yields no bootstrap interval that would mean anything. */
public enum Degeneracy {
    ONE_RUN("a single run shows no spread"),
    NO_SPREAD("all resamples give the same value, which says nothing about the next run"),
    ONE_SIDED("no resample lies on one side of the estimate, so that its bias has no size"),
    NO_INFLUENCE("the estimate is the same without any one score, so that its acceleration is unknown"),
    TOO_SKEWED("the acceleration carries a limit beyond all resamples"),
    ESTIMATE_OUTSIDE("the estimate lies outside of its own limits");

    private final String reason;

    Degeneracy(String reason) {
        this.reason = reason;
    }

    /** A clause for a report. */
    public String reason() {
        return reason;
    }
}
