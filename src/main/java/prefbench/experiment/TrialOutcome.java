package prefbench.experiment;

/** How a trial ended: with a result, or with the reason why there is none. Other trials go on either way. */
public sealed interface TrialOutcome {

    TrialSpec spec();

    /** Name in the run store. */
    String key();

    record Finished(String key, TrialResult result, TrialTimings timings) implements TrialOutcome {
        @Override
        public TrialSpec spec() {
            return result.spec();
        }
    }

    /**
     * @param reason what to tell the user: last lines of the worker's log included
     */
    record Failed(String key, TrialSpec spec, String reason) implements TrialOutcome {}
}
