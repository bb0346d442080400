package prefbench.policy;

import java.util.Arrays;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * Where the tokens of a batch's actions stand: state b's actions one behind the other in row b, at most {@code width} tokens.
 *
 * @param batch states
 * @param actions of the state that has most
 * @param width tokens of the state that has most
 * @param tokens [batch, width]: row of each token among the encoded actions
 * @param owners [batch, width]: index of each token's action among batch x actions
 * @param attends [batch, actions, width]: whether the token takes part in its action's summary
 * @param averages [batch, actions, width]: 1 / length at an action's real tokens, else 0
 * @param present [batch, actions]: whether there is such an action
 */
record ActionLayout(
        int batch,
        int actions,
        int width,
        Tensor tokens,
        Tensor owners,
        boolean[] attends,
        double[] averageWeights,
        boolean[] exists) {

    /** @param together whether padding reaches to the longest action of the batch, not only of each state */
    static ActionLayout of(ChoiceBatch batch, EncodedActions encoded, boolean together) {
        int[][] slots = slots(batch, encoded, together);
        int states = batch.states().size();
        int actions = batch.choices().stream().mapToInt(c -> c.length).max().orElseThrow();
        int width = 0;
        for (int[] row : slots) {
            width = Math.max(width, Arrays.stream(row).sum());
        }
        long[] tokens = new long[states * width];
        long[] owners = new long[states * width];
        boolean[] attends = new boolean[states * actions * width];
        double[] averages = new double[attends.length];
        boolean[] exists = new boolean[states * actions];
        for (int state = 0; state < states; state++) {
            int[] chosen = batch.choices().get(state);
            int at = 0;
            for (int i = 0; i < chosen.length; i++) {
                int owner = state * actions + i;
                exists[owner] = true;
                int length = batch.actions().get(chosen[i]).length;
                for (int token = 0; token < slots[state][i]; token++, at++) {
                    tokens[state * width + at] = encoded.starts()[chosen[i]] + token;
                    owners[state * width + at] = owner;
                    attends[owner * width + at] = true;
                    averages[owner * width + at] = token < length ? 1.0 / length : 0;
                }
            }
        }
        return new ActionLayout(
                states,
                actions,
                width,
                Tensor.of(tokens, states, width),
                Tensor.of(owners, states, width),
                attends,
                averages,
                exists);
    }

    /**
     * Rows that each action of each state takes. What the encoder makes of a padded token does not depend on how many come
     * after it, so that fewer can be taken than there are.
     */
    private static int[][] slots(ChoiceBatch batch, EncodedActions encoded, boolean together) {
        return batch.choices().stream()
                .map(chosen -> {
                    int longest = Arrays.stream(chosen)
                            .map(action -> batch.actions().get(action).length)
                            .max()
                            .orElse(0);
                    return Arrays.stream(chosen)
                            .map(action -> encoded.slots()[action])
                            .map(slots -> together ? slots : Math.min(slots, longest))
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    /** [batch, actions, width]: 0 where a token belongs to the action, else about minus infinity. */
    Tensor outside(TensorType type) {
        return Tensor.of(masked(attends), type, batch, actions, width);
    }

    /** [batch, actions]: 0 for an action, about minus infinity for padding. */
    Tensor absent(TensorType type) {
        return Tensor.of(masked(exists), type, batch, actions);
    }

    /** [batch, actions]: 1 for an action, 0 for padding. */
    Tensor present(TensorType type) {
        double[] mask = new double[exists.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = exists[i] ? 1 : 0;
        }
        return Tensor.of(mask, type, batch, actions);
    }

    Tensor averages(TensorType type) {
        return Tensor.of(averageWeights, type, batch, actions, width);
    }

    private static double[] masked(boolean[] kept) {
        double[] mask = new double[kept.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = kept[i] ? 0 : ChoiceNetwork.MASKED;
        }
        return mask;
    }
}
