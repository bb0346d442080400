package prefbench.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import prefbench.tensor.Device;
import prefbench.tensor.Parameters;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * WebShop's choice model on token ids: one BERT encoder for states and actions, and the {@link ChoiceHead} on it. States and
 * distinct actions go through the encoder together, without padding.
 */
final class ChoiceNetwork {
    private final ChoiceConfig config;
    private final Parameters parameters;
    private final TokenEncoder encoder;
    private final ChoiceHead head;

    ChoiceNetwork(ChoiceConfig config, Parameters parameters) {
        this(config, parameters, new BertEncoder(config, parameters, "bert."));
    }

    /** The head on another encoder. */
    ChoiceNetwork(ChoiceConfig config, Parameters parameters, TokenEncoder encoder) {
        this.config = config;
        this.parameters = parameters;
        this.encoder = encoder;
        this.head = new ChoiceHead(parameters);
    }

    /** Name and shape of every parameter, in the order of the checkpoint. */
    static Map<String, long[]> shapes(ChoiceConfig config, int vocabulary) {
        Map<String, long[]> shapes = new LinkedHashMap<>(BertEncoder.shapes(config, vocabulary, "bert."));
        shapes.putAll(ChoiceHead.shapes(config));
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
        int states = batch.states().size();
        int padded = padsTogether() ? states : batch.sequences().size();
        Encoded all = encoder.encode(Packed.of(batch.sequences(), batch.types(), padded), dropout);
        return forward(batch, all.part(0, states), all.part(states, all.spans().size()));
    }

    /** Without a graph; actions that were encoded under the same weights before are not encoded again. */
    Forward choose(ChoiceBatch batch, KnownActions known) {
        // The network in double precision is a test's, and unmasked padding makes an encoding depend on its batch.
        if (padsTogether() || parameters.type() != TensorType.FLOAT32) {
            return forward(batch, Dropout.NONE);
        }
        Encoded states = encoder.encode(Packed.of(batch.states(), batch.types()), Dropout.NONE);
        return forward(batch, states, known.encode(batch, encoder, config.hiddenSize()));
    }

    private boolean padsTogether() {
        return config.actionPadding() == ActionPadding.UNMASKED;
    }

    private Forward forward(ChoiceBatch batch, Encoded states, Encoded actions) {
        TensorType type = parameters.type();
        ChoiceLayout layout = ChoiceLayout.of(states.spans(), actions.spans(), batch.choices(), type);
        Tensor scores = head.scores(states, actions, layout);
        Tensor logProbabilities = scores.add(layout.absent(type)).logSoftmax(-1);
        return new Forward(
                logProbabilities,
                head.values(states),
                layout.present(type),
                batch.tokens(),
                batch.multiplications(config));
    }
}
