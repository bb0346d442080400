package prefbench.experiment;

import java.util.Map;
import prefbench.shop.ShopFacts;

/**
 * Where a result came from: enough to run it again, and to see what was different if that gives something else.
 *
 * @param key the trial's name in the run store
 * @param trial the specification, resolved, with paths
 * @param determinants beside the specification, all that the key is made from: code, engines, threads, processor
 * @param jars SHA-256 of every jar on the worker's class path, by file name
 * @param shop what the trial ran on: data, kind of goals, tagger and fuzzy ratio behind the rewards, draws of prices
 * @param git what was checked out
 * @param machine where it ran
 * @param used of the budget
 * @param started ISO 8601, UTC
 * @param finished ISO 8601, UTC
 */
public record Provenance(
        String key,
        TrialSpec trial,
        Map<String, String> determinants,
        Map<String, String> jars,
        ShopFacts shop,
        Git git,
        Machine machine,
        Used used,
        String started,
        String finished) {

    /**
     * @param commit hash, or {@code unknown} outside a repository
     * @param branch name, {@code detached} or {@code unknown}
     * @param dirty {@code true}, {@code false}, or {@code unknown} where there is no git to ask
     */
    public record Git(String commit, String branch, String dirty) {}

    /** @param device what tensors lay on, as the engine calls it */
    public record Machine(
            String java, String vm, String os, String architecture, String processor, int cores, String device) {}

    public record Used(long steps, long episodes, double trainingSeconds, Budget.Stop stop) {}
}
