package prefbench.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;

/**
 * Encoder outputs of actions by text, for as long as the weights stay: pages repeat their buttons, and a shopper sees the
 * same product links again. Holds at most {@value #MOST_NUMBERS} numbers, then starts afresh. On the Java heap, where it
 * has no lifetime to get wrong; copying is a hundredth of encoding.
 */
final class KnownActions {
    private static final long MOST_NUMBERS = 8_000_000;

    private final Parameters parameters;
    private final Map<String, float[]> rows = new LinkedHashMap<>();
    private long version = -1;
    private long numbers;

    KnownActions(Parameters parameters) {
        this.parameters = parameters;
    }

    EncodedActions encode(ChoiceBatch batch, TokenEncoder encoder, int width) {
        if (version != parameters.version() || numbers > MOST_NUMBERS) {
            rows.clear();
            numbers = 0;
            version = parameters.version();
        }
        learn(batch, encoder, width);
        long[] starts = new long[batch.actions().size()];
        int[] slots = new int[starts.length];
        int tokens = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = tokens;
            slots[i] = batch.actions().get(i).length;
            tokens += slots[i];
        }
        float[] joined = new float[tokens * width];
        for (int i = 0; i < starts.length; i++) {
            float[] known = rows.get(batch.texts().get(i));
            System.arraycopy(known, 0, joined, (int) starts[i] * width, known.length);
        }
        return new EncodedActions(Tensor.of(joined, tokens, width), starts, slots);
    }

    private void learn(ChoiceBatch batch, TokenEncoder encoder, int width) {
        List<String> texts = new ArrayList<>();
        List<int[]> actions = new ArrayList<>();
        for (int i = 0; i < batch.actions().size(); i++) {
            if (!rows.containsKey(batch.texts().get(i))) {
                texts.add(batch.texts().get(i));
                actions.add(batch.actions().get(i));
            }
        }
        if (texts.isEmpty()) {
            return;
        }
        EncodedActions encoded = EncodedActions.of(actions, false, encoder, Dropout.NONE);
        float[] all = encoded.rows().toFloats();
        for (int i = 0; i < texts.size(); i++) {
            int from = Math.toIntExact(encoded.starts()[i] * width);
            float[] mine = Arrays.copyOfRange(all, from, from + encoded.slots()[i] * width);
            rows.put(texts.get(i), mine);
            numbers += mine.length;
        }
    }
}
