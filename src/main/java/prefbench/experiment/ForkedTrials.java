package prefbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.experiment.Workers.Ended;
import prefbench.experiment.Workers.Job;

/**
 * Trials as the run store has them, the others in a forked JVM each. Arms that share a specification share its trial, and so
 * do experiments that share a store.
 */
public final class ForkedTrials implements TrialExecutor {
    /** A worker's main class: takes the run's folder, and the folder of a finished run whose steps it must repeat. */
    static final String WORKER = "prefbench.experiment.TrialRun";

    private final RunStore store;
    private final Identity identity;
    private final Workers workers;
    private final String worker;
    private final String memory;

    /** @param memory of each worker's heap, for messages */
    public ForkedTrials(RunStore store, Identity identity, Workers workers, String memory) {
        this(store, identity, workers, memory, WORKER);
    }

    ForkedTrials(RunStore store, Identity identity, Workers workers, String memory, String worker) {
        this.store = store;
        this.identity = identity;
        this.workers = workers;
        this.memory = memory;
        this.worker = worker;
    }

    @Override
    public List<Standing> standing(List<Plan.Planned> trials) {
        return trials.stream()
                .map(trial -> identity.key(trial.spec()))
                .map(key -> new Standing(key, store.run(key).finished()))
                .toList();
    }

    @Override
    public List<TrialOutcome> execute(List<Plan.Planned> trials) {
        Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
        Map<String, Plan.Planned> missing = new LinkedHashMap<>();
        for (Plan.Planned trial : trials) {
            String key = identity.key(trial.spec());
            Optional<TrialOutcome.Finished> stored = store.find(key);
            if (stored.isPresent()) {
                outcomes.put(key, stored.get());
            } else {
                missing.putIfAbsent(key, trial);
            }
        }
        outcomes.putAll(run(missing));
        return trials.stream()
                .map(trial -> outcomes.get(identity.key(trial.spec())))
                .toList();
    }

    private Map<String, TrialOutcome> run(Map<String, Plan.Planned> missing) {
        List<Job> jobs = new ArrayList<>();
        missing.forEach((key, trial) -> {
            Run run = store.run(key);
            run.begin(trial.spec());
            jobs.add(new Job(
                    trial.name(),
                    worker,
                    List.of(run.directory().toString()),
                    run.log(),
                    trial.spec().budget().seconds() > 0));
        });
        List<Ended> ended = jobs.isEmpty() ? List.of() : workers.run(jobs);
        Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, Plan.Planned> entry : missing.entrySet()) {
            outcomes.put(entry.getKey(), outcome(entry.getKey(), entry.getValue(), ended.get(i++)));
        }
        return outcomes;
    }

    private TrialOutcome outcome(String key, Plan.Planned trial, Ended ended) {
        if (ended.succeeded()) {
            Optional<TrialOutcome.Finished> finished = store.find(key);
            if (finished.isPresent()) {
                return finished.get();
            }
        }
        String reason = "trial [%s] failed: its worker %s; log %s ends with:%n%s"
                .formatted(
                        trial.name(),
                        cause(ended),
                        ended.job().log(),
                        ended.tail().indent(2).stripTrailing());
        return new TrialOutcome.Failed(key, trial.spec(), reason);
    }

    private String cause(Ended ended) {
        String times = ended.attempts() > 1 ? ended.attempts() + " times" : "once";
        if (ended.tail().contains("OutOfMemoryError")) {
            return "ran out of its Java heap of %s (%s; give more with -Dprefbench.workerMemory=SIZE)"
                    .formatted(memory, times);
        }
        return switch (ended.status()) {
            case 0 -> "ended without a result";
            case Workers.BAD_INPUT -> "found its input bad (status 2)";
            case 137 ->
                "was killed (status 137, %s: by hand, or since the machine ran out of memory; lower the suite's workers)"
                        .formatted(times);
            default -> "died (status %d, %s)".formatted(ended.status(), times);
        };
    }
}
