package prefbench.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * Where the tokens of states and of their actions stand in the choice head: state b's actions lie one behind the other, so
 * that a short action costs nothing, and states with about as many action tokens share a rectangle.
 *
 * @param parts rectangles of states
 * @param tokens [tokens]: row of each real action token among the encoded actions
 * @param contexts [tokens]: its row among the action tokens of all parts
 * @param summaries [tokens]: its action's row among the actions of all parts
 * @param scored [batch, actions, slots]: the tokens of each action; any at padding
 * @param weights [batch, actions, slots, 1]: 1 / length at an action's tokens, else 0
 * @param exists [batch x actions]: whether there is such an action
 */
record ChoiceLayout(
        List<Part> parts,
        Tensor tokens,
        Tensor contexts,
        Tensor summaries,
        Tensor scored,
        Tensor weights,
        boolean[] exists) {

    /**
     * Some states, each padded to the longest state, the most action tokens and the most actions among them.
     *
     * @param states of this part
     * @param memory [states, state tokens]: row of each state token among the encoded states; any at padding
     * @param memoryMask [states, 1, state tokens]: 0 at tokens, about minus infinity at padding
     * @param tokens [states, action tokens]: row of each action token among the encoded actions; any at padding
     * @param outside [states, actions, action tokens]: 0 where a token belongs to the action, else about minus infinity
     */
    record Part(int states, Tensor memory, Tensor memoryMask, Tensor tokens, Tensor outside) {}

    static ChoiceLayout of(List<Packed.Span> states, List<Packed.Span> actions, List<int[]> choices, TensorType type) {
        return new Building(states, actions, choices, type).layout();
    }

    /** [batch, actions]: 0 for an action, about minus infinity for padding. */
    Tensor absent(TensorType type) {
        return mask(0, ChoiceHead.MASKED, type);
    }

    /** [batch, actions]: 1 for an action, 0 for padding. */
    Tensor present(TensorType type) {
        return mask(1, 0, type);
    }

    private Tensor mask(double present, double absent, TensorType type) {
        double[] mask = new double[exists.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = exists[i] ? present : absent;
        }
        return Tensor.of(mask, type, scored.size(0), scored.size(1));
    }

    private static final class Building {
        private final List<Packed.Span> states;
        private final List<Packed.Span> actions;
        private final List<int[]> choices;
        private final TensorType type;
        /** Actions of the state that has most, and slots of the longest action. */
        private final int most;

        private final int longest;
        private final boolean[] exists;
        private final long[] scored;
        private final double[] weights;
        private final long[] tokens;
        private final long[] contexts;
        private final long[] summaries;
        private int token;
        private int contextsBefore;
        private int summariesBefore;

        Building(List<Packed.Span> states, List<Packed.Span> actions, List<int[]> choices, TensorType type) {
            this.states = states;
            this.actions = actions;
            this.choices = choices;
            this.type = type;
            this.most = choices.stream().mapToInt(chosen -> chosen.length).max().orElseThrow();
            this.longest = actions.stream().mapToInt(Packed.Span::length).max().orElseThrow();
            this.exists = new boolean[choices.size() * most];
            this.scored = new long[exists.length * longest];
            this.weights = new double[scored.length];
            int all = choices.stream()
                    .flatMapToInt(Arrays::stream)
                    .map(action -> actions.get(action).length())
                    .sum();
            this.tokens = new long[all];
            this.contexts = new long[all];
            this.summaries = new long[all];
        }

        ChoiceLayout layout() {
            int[] lengths = choices.stream().mapToInt(this::slots).toArray();
            int[] widths = states.stream().mapToInt(Packed.Span::length).toArray();
            List<Part> parts = new ArrayList<>();
            for (List<Integer> bucket : Buckets.of(lengths, widths)) {
                parts.add(part(bucket, lengths[bucket.get(bucket.size() - 1)]));
            }
            return new ChoiceLayout(
                    List.copyOf(parts),
                    Tensor.of(tokens, tokens.length),
                    Tensor.of(contexts, contexts.length),
                    Tensor.of(summaries, summaries.length),
                    Tensor.of(scored, choices.size(), most, longest),
                    Tensor.of(weights, type, choices.size(), most, longest, 1),
                    exists);
        }

        private int slots(int[] chosen) {
            return Arrays.stream(chosen)
                    .map(action -> actions.get(action).slots())
                    .sum();
        }

        private Part part(List<Integer> bucket, int width) {
            int count = bucket.size();
            int actionsHere = bucket.stream()
                    .mapToInt(state -> choices.get(state).length)
                    .max()
                    .orElseThrow();
            int stateTokens = bucket.stream()
                    .mapToInt(state -> states.get(state).length())
                    .max()
                    .orElseThrow();
            long[] rows = new long[count * width];
            double[] outside = new double[count * actionsHere * width];
            Arrays.fill(outside, ChoiceHead.MASKED);
            for (int i = 0; i < count; i++) {
                int[] chosen = choices.get(bucket.get(i));
                int at = i * width;
                for (int action = 0; action < chosen.length; action++) {
                    Packed.Span span = actions.get(chosen[action]);
                    int owner = i * actionsHere + action;
                    for (int slot = 0; slot < span.slots(); slot++) {
                        rows[at + slot] = span.start() + slot;
                        outside[owner * width + at - i * width + slot] = 0;
                    }
                    score(bucket.get(i) * most + action, span, contextsBefore + at, summariesBefore + owner);
                    at += span.slots();
                }
            }
            contextsBefore += rows.length;
            summariesBefore += count * actionsHere;
            return new Part(
                    count,
                    memory(bucket, stateTokens),
                    memoryMask(bucket, stateTokens),
                    Tensor.of(rows, count, width),
                    Tensor.of(outside, type, count, actionsHere, width));
        }

        /** The real tokens of one action: only these are scored. */
        private void score(int owner, Packed.Span span, int context, int summary) {
            exists[owner] = true;
            for (int slot = 0; slot < span.length(); slot++, token++) {
                tokens[token] = span.start() + slot;
                contexts[token] = context + slot;
                summaries[token] = summary;
                scored[owner * longest + slot] = token;
                weights[owner * longest + slot] = 1.0 / span.length();
            }
        }

        private Tensor memory(List<Integer> bucket, int width) {
            long[] rows = new long[bucket.size() * width];
            for (int i = 0; i < rows.length; i++) {
                Packed.Span span = states.get(bucket.get(i / width));
                rows[i] = span.start() + Math.min(i % width, span.length() - 1);
            }
            return Tensor.of(rows, bucket.size(), width);
        }

        private Tensor memoryMask(List<Integer> bucket, int width) {
            double[] mask = new double[bucket.size() * width];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = i % width < states.get(bucket.get(i / width)).length() ? 0 : ChoiceHead.MASKED;
            }
            return Tensor.of(mask, type, bucket.size(), 1, width);
        }
    }
}
