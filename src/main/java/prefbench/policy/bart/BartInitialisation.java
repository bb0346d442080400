package prefbench.policy.bart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import prefbench.random.Gaussian;
import prefbench.random.RandomStreams;
import prefbench.tensor.Parameters;

/** Fresh weights as BART's: normal with deviation 0.02, biases zero; each tensor from the random stream of its own name. */
final class BartInitialisation {
    private static final double DEVIATION = 0.02;

    private BartInitialisation() {}

    static Map<String, Parameters.Array> weights(BartConfig config, int vocabulary, long seed) {
        RandomStreams streams = new RandomStreams(seed);
        Map<String, Parameters.Array> weights = new LinkedHashMap<>();
        BartShapes.of(config, vocabulary)
                .forEach((name, shape) -> weights.put(name, new Parameters.Array(draw(streams, name, shape), shape)));
        return weights;
    }

    private static float[] draw(RandomStreams streams, String name, long[] shape) {
        float[] values = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (left, right) -> left * right))];
        if (name.contains("norm") && name.endsWith("weight")) {
            Arrays.fill(values, 1);
        } else if (!name.endsWith("bias")) {
            Gaussian.fill(values, streams.stream("weights " + name), DEVIATION);
        }
        return values;
    }
}
