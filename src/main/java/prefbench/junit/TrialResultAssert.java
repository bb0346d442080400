package prefbench.junit;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import prefbench.experiment.Budget;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Outcome;

/** Invariants of a trial: what must hold however good or bad the arm is. */
public final class TrialResultAssert extends AbstractAssert<TrialResultAssert, TrialResult> {

    TrialResultAssert(TrialResult actual) {
        super(actual, TrialResultAssert.class);
    }

    /**
     * Verifies that every logged loss and gradient norm is a finite number, and that there is one if steps were taken.
     *
     * @throws AssertionError naming the first that is not, with its step
     */
    public TrialResultAssert hasFiniteLosses() {
        isNotNull();
        int losses = 0;
        for (MetricRow row : actual.metrics()) {
            for (Map.Entry<String, Double> metric : row.values().entrySet()) {
                if (isLoss(metric.getKey())) {
                    losses++;
                    if (!Double.isFinite(metric.getValue())) {
                        failWithMessage(
                                "%nExpecting finite losses but at step %s%n  %s%nwas%n  %s",
                                row.step(), metric.getKey(), metric.getValue());
                    }
                }
            }
        }
        if (losses == 0 && actual.steps() > 0) {
            failWithMessage("%nExpecting finite losses but%n  %s%nlogged none in %s steps", recipe(), actual.steps());
        }
        return this;
    }

    /**
     * Verifies that training changed the parameters; and for an arm that does not train, or had nothing to train on, that
     * nothing did.
     *
     * @throws AssertionError with the parameters' hash
     */
    public TrialResultAssert movedItsParameters() {
        isNotNull();
        boolean moved = !actual.parametersBefore().equals(actual.parametersAfter());
        boolean trained = actual.spec().recipe().trains() && actual.stop() != Budget.Stop.NO_DATA;
        if (trained && !moved) {
            failWithMessage(
                    "%nExpecting%n  %s%nto have moved its parameters in %s steps but their SHA-256 stayed%n  %s",
                    recipe(), actual.steps(), actual.parametersAfter());
        }
        if (!trained && moved) {
            failWithMessage(
                    "%nExpecting%n  %s%nnot to train but the SHA-256 of its parameters went from%n  %s%nto%n  %s",
                    recipe(), actual.parametersBefore(), actual.parametersAfter());
        }
        return this;
    }

    /**
     * Verifies that no limit in steps was overrun, and none in episodes by more than one step could begin.
     *
     * @throws AssertionError with budget and use
     */
    public TrialResultAssert keptItsBudget() {
        isNotNull();
        Budget budget = actual.spec().budget();
        if (budget.steps() > 0 && actual.steps() > budget.steps()) {
            failWithMessage("%nExpecting at most%n  %s%nsteps but took%n  %s", budget.steps(), actual.steps());
        }
        return this;
    }

    /**
     * Verifies that each evaluation covers as many goals as the suite says, none twice.
     *
     * @throws AssertionError with the goals' number
     */
    public TrialResultAssert evaluatedItsGoals() {
        isNotNull();
        int wanted = actual.spec().amounts().finalGoals();
        for (Evaluation evaluation : actual.evaluations()) {
            List<Integer> goals =
                    evaluation.outcomes().stream().map(Outcome::goal).distinct().toList();
            if (goals.size() != wanted || evaluation.outcomes().size() != wanted) {
                failWithMessage(
                        "%nExpecting %s evaluation of%n  %s%ndifferent goals but was of%n  %s in %s episodes",
                        evaluation.decoding(),
                        wanted,
                        goals.size(),
                        evaluation.outcomes().size());
            }
        }
        return this;
    }

    // TRL says loss and grad_norm; CleanRL losses/value_loss, but also losses/explained_variance, which may well be
    // NaN.
    private static boolean isLoss(String metric) {
        String name = metric.substring(metric.lastIndexOf('/') + 1);
        return name.contains("loss") || name.equals("grad_norm");
    }

    private String recipe() {
        return actual.spec().recipe().toString();
    }
}
