package prefbench.report;

import java.util.List;
import java.util.stream.IntStream;
import prefbench.experiment.Arm;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Outcome;
import prefbench.learn.Recipe;

/** Arms whose final successes a test chooses. */
final class Played {
    /** Whether a seed's policy succeeds on a goal. */
    interface Success {
        boolean of(long seed, int goal);
    }

    private Played() {}

    static ArmTrials arm(String name, Recipe recipe, int seeds, int goals, Success success) {
        List<TrialOutcome> trials = IntStream.range(0, seeds)
                .<TrialOutcome>mapToObj(seed -> trial(name, recipe, seed, goals, success))
                .toList();
        return new ArmTrials(new Arm(name, recipe, Sample.STEPS), trials, "");
    }

    private static Finished trial(String name, Recipe recipe, int seed, int goals, Success success) {
        Finished made = Sample.trial(name, recipe, false, seed, 0.3, 0.4);
        TrialResult result = made.result();
        List<Outcome> outcomes = IntStream.range(0, goals)
                .mapToObj(goal -> outcome(goal, success.of(seed, goal)))
                .toList();
        return new Finished(
                made.key(),
                new TrialResult(
                        result.spec(),
                        result.steps(),
                        result.episodes(),
                        result.stop(),
                        result.data(),
                        result.parametersBefore(),
                        result.parametersAfter(),
                        result.curve(),
                        result.metrics(),
                        List.of(new Evaluation(Decoding.GREEDY, outcomes)),
                        List.of()),
                made.timings());
    }

    private static Outcome outcome(int goal, boolean success) {
        double part = success ? 1 : 0.5;
        return new Outcome(goal, "P" + goal, part, 1, part, Double.NaN, 1, 5, true);
    }
}
