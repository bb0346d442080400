package prefbench.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A batch as token ids: each state's sequence, each distinct action's sequence once, and which action stands where.
 *
 * @param states token ids of each state, with [CLS] and [SEP]
 * @param types token types of each state, as long as its ids
 * @param texts of each distinct action
 * @param actions token ids of each distinct action, with [CLS] and [SEP]
 * @param choices for each state its actions, as indices into {@code actions}
 */
record ChoiceBatch(
        List<int[]> states, List<int[]> types, List<String> texts, List<int[]> actions, List<int[]> choices) {

    /** Collects distinct actions by their text. */
    static final class Builder {
        private final List<int[]> states = new ArrayList<>();
        private final List<int[]> types = new ArrayList<>();
        private final List<int[]> actions = new ArrayList<>();
        private final List<int[]> choices = new ArrayList<>();
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        void add(int[] ids, int[] tokenTypes, List<String> texts, java.util.function.Function<String, int[]> encode) {
            states.add(ids);
            types.add(tokenTypes);
            int[] chosen = new int[texts.size()];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = numbers.computeIfAbsent(texts.get(i), text -> {
                    actions.add(encode.apply(text));
                    return actions.size() - 1;
                });
            }
            choices.add(chosen);
        }

        ChoiceBatch build() {
            return new ChoiceBatch(states, types, List.copyOf(numbers.keySet()), actions, choices);
        }
    }

    /** The states' sequences, then the actions'. */
    List<int[]> sequences() {
        return Stream.concat(states.stream(), actions.stream()).toList();
    }

    /**
     * Multiply-adds of a forward pass's matrix products, padding not counted: of the encoder's linear layers and attention
     * for every sequence, and of the head's for every action of every state. A training step takes about three times as
     * many, and each is two floating-point operations.
     */
    long multiplications(ChoiceConfig config) {
        long width = config.hiddenSize();
        long all = 0;
        for (int[] sequence : sequences()) {
            long linear = 4 * width * width + 2 * width * config.intermediateSize();
            all += config.layers() * sequence.length * (linear + 2 * width * sequence.length);
        }
        for (int i = 0; i < states.size(); i++) {
            long scored = Arrays.stream(choices.get(i))
                    .mapToLong(action -> actions.get(action).length)
                    .sum();
            all += scored * (4 * width * width + 2 * width * states.get(i).length);
        }
        return all;
    }

    /** All tokens that the encoder reads, padding not counted. */
    long tokens() {
        return states.stream().mapToLong(ids -> ids.length).sum()
                + actions.stream().mapToLong(ids -> ids.length).sum();
    }
}
