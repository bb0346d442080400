package prefbench.experiment;

import java.util.List;

/** Gets trials done: found in the run store, or run. */
public interface TrialExecutor {

    /**
     * A trial before it is executed.
     *
     * @param key in the run store
     * @param finished whether it is there, and need not be run
     */
    record Standing(String key, boolean finished) {}

    /** One for each, in their order; runs nothing. */
    List<Standing> standing(List<Plan.Planned> trials);

    /** One outcome for each, in their order; equal specifications share one trial. Blocks until all have ended. */
    List<TrialOutcome> execute(List<Plan.Planned> trials);
}
