package prefbench.policy;

import java.util.Arrays;
import java.util.List;

/** Every valid action is equally likely: the floor that a trained policy has to beat. Thread-safe. */
public final class RandomPolicy implements Policy {

    @Override
    public List<double[]> logProbabilities(List<State> states) {
        return states.stream()
                .map(state -> {
                    double[] uniform = new double[state.actions().size()];
                    Arrays.fill(uniform, -Math.log(uniform.length));
                    return uniform;
                })
                .toList();
    }

    @Override
    public String toString() {
        return "random";
    }
}
