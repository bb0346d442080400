package prefbench.experiment;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.LongSupplier;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Perturbed;
import prefbench.learn.Learner;
import prefbench.policy.Policy;
import prefbench.shop.ShopFacts;
import prefbench.tensor.Device;
import prefbench.text.InputException;
import prefbench.trajectory.Trajectory;

/**
 * One trial, from its specification to its result: prepares the data, trains within the budget, evaluates along the way and
 * at the end. Time spent on data and evaluations does not count against the budget. One per process, since torch has one
 * gradient tape.
 */
public final class TrialRun {
    /** A log of at most about this many rows tells as much as a longer one. */
    private static final int METRIC_ROWS = 500;

    private final TrialSpec spec;
    private final Pace pace;
    private final LongSupplier nanoTime;
    private final ProgressSink progress;
    private final List<MetricRow> metrics = new ArrayList<>();
    private final List<CurvePoint> curve = new ArrayList<>();
    private final List<Double> curveSeconds = new ArrayList<>();
    private final Set<Trajectory> learned = new HashSet<>();
    private final Stopwatch training;
    private final Stopwatch evaluation;
    private final Stopwatch generation;

    /** Where a trial tells how far it is: phase, step, of how many (0: not known). */
    @FunctionalInterface
    public interface ProgressSink {
        void at(String phase, long step, long of);
    }

    /**
     * A worker process: does what the run folder's {@code trial.json} says and finishes the run.
     *
     * @param arguments the run's folder; and, to repeat its steps whatever the clock says, that of a finished run
     */
    public static void main(String[] arguments) {
        ParentWatch.start();
        Run run = new Run(Path.of(arguments[0]));
        Optional<TrialResult> recorded =
                arguments.length > 1 ? Optional.of(new Run(Path.of(arguments[1])).result()) : Optional.empty();
        try {
            String device = Device.current().describe().get("device");
            Surroundings surroundings =
                    new Surroundings(Identity.ofThisProcess(), Path.of(""), device, InstantSource.system());
            Outcome outcome = new TrialRun(run.spec(), recorded, System::nanoTime, Progress::print).run();
            run.finish(
                    outcome.result,
                    outcome.lineage,
                    outcome.timings,
                    surroundings.provenance(outcome.result, outcome.timings, outcome.shop));
        } catch (InputException e) {
            System.err.println(e.getMessage());
            System.exit(Workers.BAD_INPUT);
        }
    }

    /** Result and measured times of one trial, what it learned from, and the shop it ran on. */
    public record Outcome(TrialResult result, Lineage lineage, TrialTimings timings, ShopFacts shop) {}

    /** @param recorded to run again to the same steps, whatever the clock says; empty to run by the budget */
    public TrialRun(TrialSpec spec, Optional<TrialResult> recorded, LongSupplier nanoTime, ProgressSink progress) {
        this.spec = spec;
        this.pace = recorded.map(Pace::replaying)
                .orElseGet(() -> Pace.within(spec.budget(), spec.amounts().curvePoints()));
        this.nanoTime = nanoTime;
        this.progress = progress;
        this.training = new Stopwatch(nanoTime);
        this.evaluation = new Stopwatch(nanoTime);
        this.generation = new Stopwatch(nanoTime);
    }

    public Outcome run() {
        long began = nanoTime.getAsLong();
        progress.at("open", 0, 0);
        try (Scene scene = Scene.open(spec)) {
            Ancestry ancestry = new Ancestry(scene.shop(), spec.data().demonstrationsLeftOut());
            TrialResult result = spec.recipe().trains() ? train(scene, ancestry) : examine(scene);
            double total = (nanoTime.getAsLong() - began) / 1e9;
            return new Outcome(
                    result,
                    ancestry.lineage(),
                    new TrialTimings(
                            training.seconds(), evaluation.seconds(), generation.seconds(), total, curveSeconds),
                    scene.shop().describe());
        }
    }

    private TrialResult examine(Scene scene) {
        Policy policy = scene.untrained();
        curvePoint(scene, policy, 0, 0, 0);
        String parameters = scene.parameters();
        return new TrialResult(
                spec,
                0,
                0,
                Budget.Stop.STEPS,
                DataUse.NONE,
                parameters,
                parameters,
                curve,
                metrics,
                finals(scene, policy),
                perturbed(scene, policy));
    }

    private TrialResult train(Scene scene, Ancestry ancestry) {
        String before = scene.parameters();
        curvePoint(scene, scene.policy(), 0, 0, 0);
        Progressed at = new Progressed(0, 0, DataUse.NONE, Optional.empty());
        for (int number = 0; at.stop.isEmpty(); number++) {
            try (Scene.Part part = scene.part(number)) {
                at = train(scene, part, number, ancestry, at);
            }
        }
        return new TrialResult(
                spec,
                at.steps,
                at.episodes,
                at.stop.get(),
                at.data,
                before,
                scene.parameters(),
                curve,
                metrics,
                finals(scene, scene.policy()),
                perturbed(scene, scene.policy()));
    }

    /** How far the training is; without a stop it goes on with the next part. */
    private record Progressed(long steps, long episodes, DataUse data, Optional<Budget.Stop> stop) {}

    private Progressed train(Scene scene, Scene.Part part, int number, Ancestry ancestry, Progressed from) {
        progress.at("data", 0, 0);
        TrainingData data =
                generation.time(() -> TrainingData.of(scene, part, ancestry)).after(learned);
        ancestry.learned(number, data.origins(), data.trajectories());
        learned.addAll(data.trajectories());
        if (data.wanted() > 0 && data.trajectories().isEmpty()) {
            DataUse none = data.used(Learner.DataUse.NONE);
            return new Progressed(from.steps, from.episodes, from.data.plus(none), Optional.of(Budget.Stop.NO_DATA));
        }
        try (Learner learner = part.recipe().learner(scene.start(part, data))) {
            if (from.steps == 0) {
                heldOut(learner, 0);
            }
            Progressed at = steps(scene, part, learner, from);
            DataUse all = from.data.plus(data.used(learner.dataUse()));
            return new Progressed(at.steps, at.episodes, all, at.stop);
        }
    }

    private Progressed steps(Scene scene, Scene.Part part, Learner learner, Progressed from) {
        long every = Math.max(1, spec.budget().steps() / METRIC_ROWS);
        for (long steps = from.steps; ; ) {
            long before = from.episodes + learner.episodes();
            Optional<Budget.Stop> stop = pace.stop(steps, before, training.seconds());
            if (stop.isPresent() || part.endsAt(steps)) {
                return new Progressed(steps, before, from.data, stop);
            }
            Map<String, Double> row = training.time(learner::step);
            steps++;
            if (steps % every == 0) {
                metrics.add(new MetricRow(steps, new LinkedHashMap<>(row)));
            }
            progress.at("train", done(steps), of());
            long episodes = from.episodes + learner.episodes();
            OptionalDouble due = pace.due(steps, episodes, training.seconds());
            if (due.isPresent()) {
                curvePoint(scene, scene.policy(), due.getAsDouble(), steps, episodes);
                heldOut(learner, steps);
            }
        }
    }

    /** Steps where the budget has them, else seconds. */
    private long done(long steps) {
        return spec.budget().steps() > 0 ? steps : (long) training.seconds();
    }

    private long of() {
        return spec.budget().steps() > 0
                ? spec.budget().steps()
                : (long) Math.ceil(spec.budget().seconds());
    }

    private void curvePoint(Scene scene, Policy policy, double fraction, long steps, long episodes) {
        progress.at("evaluate", 0, 0);
        Evaluation found = evaluation.time(() -> scene.examination()
                .evaluate(
                        policy,
                        scene.goals(spec.amounts().curveGoals()),
                        spec.amounts().decodings().get(0)));
        curve.add(new CurvePoint(fraction, steps, episodes, found));
        curveSeconds.add(training.seconds());
    }

    private void heldOut(Learner learner, long steps) {
        Map<String, Double> row = evaluation.time(learner::heldOut);
        if (!row.isEmpty()) {
            metrics.add(new MetricRow(steps, new LinkedHashMap<>(row)));
        }
    }

    private List<Evaluation> finals(Scene scene, Policy policy) {
        progress.at("final evaluation", 0, 0);
        return evaluation.time(() -> spec.amounts().decodings().stream()
                .map(decoding -> scene.examination()
                        .evaluate(policy, scene.goals(spec.amounts().finalGoals()), decoding))
                .toList());
    }

    private List<Perturbed> perturbed(Scene scene, Policy policy) {
        if (spec.amounts().perturbedGoals() == 0) {
            return List.of();
        }
        progress.at("perturbed evaluation", 0, 0);
        return evaluation.time(() -> new Adversity(scene, policy).play());
    }
}
