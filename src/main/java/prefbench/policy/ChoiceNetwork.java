package prefbench.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Device;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * Encoder, bi-attention head and value head on token ids (spec §10; after Seo et al., "Bidirectional Attention Flow", ICLR
 * 2017). With action tokens a_j and state tokens o_i:
 *
 * <pre>
 *   alpha_ij = w1·a_j + w2·o_i + (w3 * a_j)·o_i        c_j = sum_i softmax_i(alpha_ij) o_i
 *   q = sum_j softmax_j(max_i alpha_ij) a_j            score = mean_j w5·relu(W4 [a_j, c_j, a_j * c_j, q * c_j])
 * </pre>
 *
 * <p>The tokens of all of a state's actions stand behind each other in one row, so that short actions cost nothing and alpha
 * is one batched matrix product. Which token belongs to which action is a [batch, actions, tokens] matrix.
 */
final class ChoiceNetwork {
    static final double MASKED = -1e30;

    private final ChoiceConfig config;
    private final Parameters parameters;
    private final TokenEncoder encoder;
    private final boolean together;

    ChoiceNetwork(ChoiceConfig config, Parameters parameters) {
        this(config, parameters, new BertEncoder(config, parameters, "bert."), false);
    }

    /**
     * The heads on any encoder.
     *
     * @param together how far unmasked padding goes: to the longest action of the batch, as in the original's batches of
     *     several states, or of each state, as if the original read it alone
     */
    ChoiceNetwork(ChoiceConfig config, Parameters parameters, TokenEncoder encoder, boolean together) {
        this.config = config;
        this.parameters = parameters;
        this.encoder = encoder;
        this.together = together;
    }

    /** Name and shape of every parameter, in the order of the checkpoint. */
    static Map<String, long[]> shapes(ChoiceConfig config, int vocabulary) {
        Map<String, long[]> shapes = new LinkedHashMap<>(BertEncoder.shapes(config, vocabulary, "bert."));
        shapes.putAll(headShapes(config));
        return shapes;
    }

    /** Of all but the encoder. */
    static Map<String, long[]> headShapes(ChoiceConfig config) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        long width = config.hiddenSize();
        shapes.put("attn.dot_scale", new long[] {width});
        shapes.put("attn.input_linear.weight", new long[] {1, width});
        shapes.put("attn.memory_linear.weight", new long[] {1, width});
        shapes.put("linear_1.weight", new long[] {width, 4 * width});
        shapes.put("linear_1.bias", new long[] {width});
        shapes.put("linear_2.weight", new long[] {1, width});
        shapes.put("linear_2.bias", new long[] {1});
        shapes.put("linear_3.0.weight", new long[] {config.valueSize(), width});
        shapes.put("linear_3.0.bias", new long[] {config.valueSize()});
        shapes.put("linear_3.2.weight", new long[] {1, config.valueSize()});
        shapes.put("linear_3.2.bias", new long[] {1});
        return shapes;
    }

    Parameters parameters() {
        return parameters;
    }

    /** For losses: everything is computed in the current scope's graph. */
    Forward forward(ChoiceBatch batch, Dropout dropout) {
        if (dropout.rate() > 0) {
            Device.current().seed(dropout.seed());
        }
        return forward(batch, dropout, EncodedActions.of(batch.actions(), padsTogether(), encoder, dropout));
    }

    /** Without a graph; actions that were encoded under the same weights before are not encoded again. */
    Forward choose(ChoiceBatch batch, KnownActions known) {
        // The network in double precision is a test's, and unmasked padding makes an encoding depend on its batch.
        EncodedActions encoded = padsTogether() || parameters.type() != TensorType.FLOAT32
                ? EncodedActions.of(batch.actions(), padsTogether(), encoder, Dropout.NONE)
                : known.encode(batch, encoder, config.hiddenSize());
        return forward(batch, Dropout.NONE, encoded);
    }

    private boolean padsTogether() {
        return config.actionPadding() == ActionPadding.UNMASKED;
    }

    private Forward forward(ChoiceBatch batch, Dropout dropout, EncodedActions encoded) {
        TensorType type = parameters.type();
        Padded states = Padded.of(batch.states(), batch.types());
        Tensor memory = encoder.encode(states, dropout);
        ActionLayout layout = ActionLayout.of(batch, encoded, together);
        Tensor scores = scores(memory, states.keyMask(type), encoded.rows(), layout);
        Tensor logProbabilities = scores.add(layout.absent(type)).logSoftmax(-1);
        return new Forward(logProbabilities, values(memory), layout.present(type), batch.tokens());
    }

    /** [batch, actions] from state tokens [batch, Ls, D] and all distinct actions' tokens [rows, D]. */
    private Tensor scores(Tensor memory, Tensor stateMask, Tensor distinct, ActionLayout layout) {
        TensorType type = parameters.type();
        long width = config.hiddenSize();
        Tensor actions = distinct.rows(layout.tokens());
        Tensor alpha = actions.mul(get("attn.dot_scale"))
                .matmul(memory.transpose(1, 2))
                .add(actions.matmul(get("attn.input_linear.weight").transpose(0, 1)))
                .add(memory.matmul(get("attn.memory_linear.weight").transpose(0, 1))
                        .transpose(1, 2))
                .add(stateMask);
        Tensor context = alpha.softmax(-1).matmul(memory);
        Tensor beta = alpha.max(-1).unsqueeze(1).add(layout.outside(type)).softmax(-1);
        Tensor summary = beta.matmul(actions).reshape(-1, width).rows(layout.owners());
        Tensor features = Tensor.concat(List.of(actions, context, actions.mul(context), summary.mul(context)), -1);
        Tensor hidden =
                features.linear(get("linear_1.weight"), get("linear_1.bias")).relu();
        // The mean over tokens and the last linear layer commute; this order needs no [batch, actions, D].
        Tensor tokenScores = hidden.linear(get("linear_2.weight"), get("linear_2.bias"));
        return layout.averages(type).matmul(tokenScores).squeeze(-1);
    }

    private Tensor values(Tensor memory) {
        Tensor first = memory.slice(1, 0, 1).squeeze(1);
        return first.linear(get("linear_3.0.weight"), get("linear_3.0.bias"))
                .leakyRelu(0.01)
                .linear(get("linear_3.2.weight"), get("linear_3.2.bias"))
                .squeeze(-1);
    }

    private Tensor get(String name) {
        return parameters.get(name);
    }
}
