package prefbench.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;

/**
 * What stands on the encoder: bi-attention and a score for each action, and a value for each state (spec §10; after Seo et
 * al., "Bidirectional Attention Flow", ICLR 2017). With action tokens a_j and state tokens o_i:
 *
 * <pre>
 *   alpha_ij = w1·a_j + w2·o_i + (w3 * a_j)·o_i        c_j = sum_i softmax_i(alpha_ij) o_i
 *   q = sum_j softmax_j(max_i alpha_ij) a_j            score = mean_j w5·relu(W4 [a_j, c_j, a_j * c_j, q * c_j])
 * </pre>
 */
final class ChoiceHead {
    static final double MASKED = -1e30;

    private final Parameters parameters;

    ChoiceHead(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Name and shape of every parameter, in the order of the checkpoint. */
    static Map<String, long[]> shapes(ChoiceConfig config) {
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

    /** [batch, actions]: 0 at padding. */
    Tensor scores(Encoded states, Encoded actions, ChoiceLayout layout) {
        List<Tensor> contexts = new ArrayList<>();
        List<Tensor> summaries = new ArrayList<>();
        long width = actions.rows().size(-1);
        for (ChoiceLayout.Part part : layout.parts()) {
            Tensor memory = states.rows().rows(part.memory());
            Tensor tokens = actions.rows().rows(part.tokens());
            Tensor alpha = alpha(tokens, memory).add(part.memoryMask());
            contexts.add(alpha.softmax(-1).matmul(memory).reshape(-1, width));
            Tensor beta = alpha.max(-1).unsqueeze(1).add(part.outside()).softmax(-1);
            summaries.add(beta.matmul(tokens).reshape(-1, width));
        }
        Tensor token = actions.rows().rows(layout.tokens());
        Tensor context = Tensor.concat(contexts, 0).rows(layout.contexts());
        Tensor summary = Tensor.concat(summaries, 0).rows(layout.summaries());
        Tensor features = Tensor.concat(List.of(token, context, token.mul(context), summary.mul(context)), -1);
        Tensor hidden =
                features.linear(get("linear_1.weight"), get("linear_1.bias")).relu();
        // The mean over tokens and the last linear layer commute: averaging numbers is cheaper than averaging rows.
        Tensor tokenScores = hidden.linear(get("linear_2.weight"), get("linear_2.bias"));
        return tokenScores.rows(layout.scored()).mul(layout.weights()).sum(2).squeeze(-1);
    }

    /** [states, action tokens, state tokens]. */
    private Tensor alpha(Tensor tokens, Tensor memory) {
        return tokens.mul(get("attn.dot_scale"))
                .matmul(memory.transpose(1, 2))
                .add(tokens.matmul(get("attn.input_linear.weight").transpose(0, 1)))
                .add(memory.matmul(get("attn.memory_linear.weight").transpose(0, 1))
                        .transpose(1, 2));
    }

    /** [batch]: read off each state's first token. */
    Tensor values(Encoded states) {
        long[] first = states.spans().stream().mapToLong(Packed.Span::start).toArray();
        return states.rows()
                .rows(Tensor.of(first, first.length))
                .linear(get("linear_3.0.weight"), get("linear_3.0.bias"))
                .leakyRelu(0.01)
                .linear(get("linear_3.2.weight"), get("linear_3.2.bias"))
                .squeeze(-1);
    }

    private Tensor get(String name) {
        return parameters.get(name);
    }
}
