package prefbench.experiment;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
        this.suite = settings.applyTo(suite);
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
     * Writes down what an experiment claims, then runs its trials, those not yet in the run store, and judges its claims; while
     * seeds may be added and one is undecided that they may decide, adds seeds and judges again. What is decided at one look
     * stays so. Says first how long that will take.
     *
     * @throws prefbench.text.InputException if it could take over 6 hours and was not confirmed, or an input is bad
     */
    public Looked run(String experiment, List<Arm> arms, Family family) {
        Ground on = ground == null ? preparation.survey(suite, settings) : ground;
        ground = on;
        Look look = Look.first(suite);
        announce(experiment, arms, look, on);
        if (!complete) {
            preparation.complete(on, suite, settings, progress);
            complete = true;
        }
        GoalFacts.write(settings.reports(), experiment, on.facts());
        Family held = hold(family, Plan.of(arms, suite.withSeeds(look.seedsAtMost()), on));
        Looks looks = Looks.in(settings.reports());
        looks.startOver(experiment);
        List<Verdict> standing = List.of();
        while (true) {
            Plan plan = Plan.of(arms, suite.withSeeds(look.seeds()), on);
            Comparison comparison = Comparison.of(experiment, suite, plan, executor.execute(plan.trials()));
            List<Verdict> verdicts = held.judge(comparison, look);
            looks.append(new Looks.Entry(experiment, look, verdicts));
            standing = Looked.standing(standing, verdicts);
            Optional<Look> next = held.awaitsSeeds(comparison, standing) ? look.next() : Optional.empty();
            if (next.isEmpty()) {
                return new Looked(comparison, look, held, standing);
            }
            say(experiment, standing, look, next.get());
            look = next.get();
        }
    }

    /** Before any of the plan's trials runs. */
    private Family hold(Family family, Plan plan) {
        return Declarations.in(settings.runs(), family.experiment())
                .hold(family, plan, executor.standing(plan.trials()), progress.now());
    }

    private void announce(String experiment, List<Arm> arms, Look first, Ground on) {
        Estimate estimate = estimate(arms, first.seeds(), on);
        Estimate most = estimate(arms, first.seedsAtMost(), on);
        String further = first.shared()
                ? "; while a claim is undecided up to %d seeds, %s".formatted(first.seedsAtMost(), most)
                : "";
        progress.say("%s: suite %s, %s on %d workers%s".formatted(experiment, suite.name(), estimate, slots, further));
        most.confirm(suite.name(), settings.yes());
    }

    private Estimate estimate(List<Arm> arms, int seeds, Ground on) {
        return Estimate.of(Plan.of(arms, suite.withSeeds(seeds), on), suite, on.model(), slots);
    }

    private void say(String experiment, List<Verdict> standing, Look look, Look next) {
        progress.say("%s: look %d leaves %d of %d claims undecided at %d seeds; on to %d seeds"
                .formatted(
                        experiment,
                        look.number(),
                        standing.stream().filter(verdict -> !verdict.decided()).count(),
                        standing.size(),
                        look.seeds(),
                        next.seeds()));
    }

    @Override
    public void close() throws Exception {
        workers.close();
    }
}
