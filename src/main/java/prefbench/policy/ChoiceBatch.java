package prefbench.policy;

import java.util.ArrayList;
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

    /** All tokens that the encoder reads, padding not counted. */
    long tokens() {
        return states.stream().mapToLong(ids -> ids.length).sum()
                + actions.stream().mapToLong(ids -> ids.length).sum();
    }
}
