package prefbench.experiment;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the experiments of one run share: suite, ground and workers. The ground is surveyed first and completed only when all
 * that can be checked in seconds has been. Not thread-safe: experiments run one after another.
 */
public final class Laboratory implements AutoCloseable {
    private final Settings settings;
    private final Suite suite;
    private final Preparation preparation;
    private final TrialExecutor executor;
    private final int slots;
    private final Progress progress;
    private final AutoCloseable workers;
    private @Nullable Ground ground;
    private boolean complete;

    /**
     * An experiment that has run.
     *
     * @param family its claims, with what speaks against them
     */
    public record Concluded(Comparison comparison, Family family) {}

    /**
     * @param slots trials at once
     * @param workers closed with the laboratory
     */
    public Laboratory(
            Settings settings,
            Suite suite,
            Preparation preparation,
            TrialExecutor executor,
            int slots,
            Progress progress,
            AutoCloseable workers) {
        this.settings = settings;
        this.suite = suite;
        this.preparation = preparation;
        this.executor = executor;
        this.slots = slots;
        this.progress = progress;
        this.workers = workers;
    }

    /**
     * The usual one: trials in forked JVMs, results in the run store.
     *
     * @throws prefbench.text.InputException if there is no such suite, or its file breaks a rule
     */
    public static Laboratory open(Settings settings, Preparation preparation, InstantSource clock) {
        Suite suite = Suite.load(settings.suite());
        Progress progress = Progress.onStandardError(clock);
        List<Launch.Slot> slots = Launch.Slot.forSuite(suite);
        Workers workers = new Workers(Launch.likeThisProcess(settings.workerMemory()), slots, progress);
        TrialExecutor executor = new ForkedTrials(
                RunStore.at(settings.runs()), Identity.ofThisProcess(), workers, settings.workerMemory());
        return new Laboratory(settings, suite, preparation, executor, slots.size(), progress, workers);
    }

    public Suite suite() {
        return suite;
    }

    public Path reports() {
        return settings.reports();
    }

    public boolean enforcesClaims() {
        return settings.enforceClaims();
    }

    /**
     * Writes down what an experiment claims, then runs its trials, those not yet in the run store; says first how long that
     * will take.
     *
     * @throws prefbench.text.InputException if it would take over 6 hours and was not confirmed, or an input is bad
     */
    public Concluded run(String experiment, List<Arm> arms, Family family) {
        if (ground == null) {
            ground = preparation.survey(suite, settings);
        }
        Plan plan = Plan.of(arms, suite, ground);
        Estimate estimate = Estimate.of(plan, suite, ground.model(), slots);
        progress.say("%s: suite %s, %s on %d workers".formatted(experiment, suite.name(), estimate, slots));
        estimate.confirm(suite.name(), settings.yes());
        if (!complete) {
            preparation.complete(ground, suite, settings, progress);
            complete = true;
        }
        GoalFacts.write(settings.reports(), family.experiment(), ground.facts());
        Family held = hold(family, plan);
        return new Concluded(Comparison.of(experiment, suite, plan, executor.execute(plan.trials())), held);
    }

    /** Before any of the plan's trials runs. */
    private Family hold(Family family, Plan plan) {
        return Declarations.in(settings.runs(), family.experiment())
                .hold(family, plan, executor.standing(plan.trials()), progress.now());
    }

    @Override
    public void close() throws Exception {
        workers.close();
    }
}
