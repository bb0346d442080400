package prefbench.experiment;

import java.util.List;

/** Gets trials done: found in the run store, or run. */
public interface TrialExecutor {

    /** One outcome for each, in their order; equal specifications share one trial. Blocks until all have ended. */
    List<TrialOutcome> execute(List<Plan.Planned> trials);
}
