package prefbench.policy.bart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import prefbench.tensor.Carried;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;

/**
 * The network's opinion of the next token, for the beams of one source. The source is read once; of the tokens so far, each
 * layer's keys and values are kept, so that a step costs one token for each beam.
 */
record NextTokens(BartNetwork network, BartDecoder decoder, List<KeysValues> memory, Tensor sourceMask, Carried carried)
        implements BeamSearch.Model {

    @Override
    public double[][] logProbabilities(int[] parents, int[] tokens) {
        try (Scope step = Scope.openWithoutGraph()) {
            List<KeysValues> past = past(parents);
            Tensor ids = Tensor.of(wide(tokens), tokens.length, 1);
            Tensor unmasked = Tensor.full(0, network.type());
            BartDecoder.Decoded decoded = decoder.decode(ids, past, unmasked, memory, sourceMask);
            List<Tensor> kept = new ArrayList<>();
            decoded.past().forEach(layer -> kept.addAll(List.of(layer.keys(), layer.values())));
            double[] flat =
                    network.logits(decoded.hidden().squeeze(1)).logSoftmax(-1).toDoubles();
            carried.replace(kept);
            return rows(flat, tokens.length);
        }
    }

    private List<KeysValues> past(int[] parents) {
        Tensor indices = Tensor.of(wide(parents), parents.length);
        List<KeysValues> past = new ArrayList<>();
        List<Tensor> tensors = carried.tensors();
        for (int i = 0; i < tensors.size(); i += 2) {
            past.add(new KeysValues(tensors.get(i), tensors.get(i + 1)).at(indices));
        }
        return past;
    }

    private static double[][] rows(double[] flat, int count) {
        int width = flat.length / count;
        double[][] rows = new double[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
        }
        return rows;
    }

    private static long[] wide(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
