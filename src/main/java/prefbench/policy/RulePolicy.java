package prefbench.policy;

import java.util.Arrays;
import java.util.List;

/**
 * WebShop's rule baseline (spec §10): search the instruction, open the first item, buy it. It differs from the original in
 * one thing: it searches the query writer's first candidate, the instruction without its price clause. Thread-safe.
 */
public final class RulePolicy implements Policy {

    @Override
    public List<double[]> logProbabilities(List<State> states) {
        return states.stream()
                .map(state -> certain(choice(state), state.actions().size()))
                .toList();
    }

    private static int choice(State state) {
        List<String> actions = state.actions();
        int buy = actions.indexOf("click[buy now]");
        if (buy >= 0) {
            return buy;
        }
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).startsWith("click[item - ")) {
                return i;
            }
        }
        return 0;
    }

    private static double[] certain(int index, int size) {
        double[] result = new double[size];
        Arrays.fill(result, Double.NEGATIVE_INFINITY);
        result[index] = 0;
        return result;
    }
}
