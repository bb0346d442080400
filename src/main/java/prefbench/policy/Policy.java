package prefbench.policy;

import java.util.List;

/** A distribution over the valid actions of a page. Implementations say whether they are thread-safe. */
public interface Policy {

    /**
     * Natural-log probabilities, one array per state, as long as the state's list of actions; each sums to one after
     * exponentiation. States of a batch do not influence each other.
     */
    List<double[]> logProbabilities(List<State> states);
}
