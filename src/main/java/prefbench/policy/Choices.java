package prefbench.policy;

import java.util.List;

/**
 * A batch of states under a {@link ChoicePolicy}, as numbers.
 *
 * @param logProbabilities one array per state, as long as its list of actions
 * @param values one value per state
 */
public record Choices(List<double[]> logProbabilities, double[] values) {}
