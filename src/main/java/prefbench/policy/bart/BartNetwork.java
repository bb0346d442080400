package prefbench.policy.bart;

import java.util.List;
import prefbench.policy.Dropout;
import prefbench.tensor.Carried;
import prefbench.tensor.Device;
import prefbench.tensor.Parameters;
import prefbench.tensor.Scope;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;

/**
 * BART for conditional generation (Lewis et al., "BART", ACL 2020) with HuggingFace's parameter names and numbers.
 *
 * <pre>
 *   logits_t = decoder(y_&lt;t, encoder(x)) E^T + b
 *   L = - mean over all label tokens of log softmax(logits_t)[y_t]
 * </pre>
 *
 * E embeds the words of both sides and is the output layer too. b, {@code final_logits_bias}, is a constant: it comes with
 * the weights and is never trained. Padding is masked in the source; the decoder needs no mask but the causal one, as labels
 * end before padding begins. Not thread-safe while its parameters are trained.
 */
final class BartNetwork {
    static final double MASKED = -1e30;
    static final int START = 0;
    static final int PADDING = 1;
    /** The end of a sequence, and what the decoder starts from. */
    static final int END = 2;

    private final BartConfig config;
    private final Parameters parameters;
    private final double embeddingScale;

    BartNetwork(BartConfig config, Parameters parameters) {
        this.config = config;
        this.parameters = parameters;
        this.embeddingScale = config.scaleEmbedding() ? Math.sqrt(config.width()) : 1;
    }

    Parameters parameters() {
        return parameters;
    }

    /** L, a scalar; labels end with {@code </s>} and are not padded. */
    Tensor loss(List<int[]> sources, List<int[]> labels, Dropout dropout) {
        if (dropout.rate() > 0) {
            Device.current().seed(dropout.seed());
        }
        TokenBatch target = TokenBatch.of(labels);
        long[] places = target.places();
        Tensor hidden = decode(TokenBatch.of(sources), target.shifted(), dropout)
                .reshape(-1, config.width())
                .rows(Tensor.of(places, places.length));
        int[] wanted = new int[places.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (int) target.ids()[(int) places[i]];
        }
        return logits(hidden).logSoftmax(-1).gather(wanted).mean().neg();
    }

    /** The encoder's last hidden states [count, width, D], at padding too. */
    Tensor encode(TokenBatch source, Dropout dropout) {
        BartBlocks blocks = new BartBlocks(parameters, "model.encoder.", config.encoderHeads(), dropout);
        Tensor mask = source.keyMask(parameters.type());
        Tensor hidden = blocks.embed(source.idTensor(), 0, embeddingScale);
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            String name = "layers." + layer + ".";
            KeysValues read = blocks.read(hidden, name + "self_attn");
            hidden = blocks.feedForward(blocks.attend(hidden, read, mask, name + "self_attn"), name);
        }
        return hidden;
    }

    /** The decoder's last hidden states [count, target width, D] for known target tokens. */
    Tensor decode(TokenBatch source, TokenBatch target, Dropout dropout) {
        BartDecoder decoder = decoder(dropout);
        return decoder.decode(
                        target.idTensor(),
                        List.of(),
                        causal(target.width()),
                        decoder.memory(encode(source, dropout)),
                        source.keyMask(parameters.type()))
                .hidden();
    }

    /** [rows, D] to [rows, vocabulary]. */
    Tensor logits(Tensor hidden) {
        Tensor bias = parameters.get(BartShapes.LOGITS_BIAS).detach().reshape(-1);
        return hidden.linear(parameters.get(BartShapes.SHARED), bias);
    }

    /** The best continuations of {@code source} that a beam search finds. */
    List<BeamSearch.Hypothesis> write(int[] source, BeamSearch search) {
        try (Scope scope = Scope.openWithoutGraph();
                Carried past = new Carried()) {
            TokenBatch batch = TokenBatch.of(List.of(source));
            BartDecoder decoder = decoder(Dropout.NONE);
            List<KeysValues> memory = decoder.memory(encode(batch, Dropout.NONE));
            return search.run(new NextTokens(this, decoder, memory, batch.keyMask(parameters.type()), past));
        }
    }

    private BartDecoder decoder(Dropout dropout) {
        BartBlocks blocks = new BartBlocks(parameters, "model.decoder.", config.decoderHeads(), dropout);
        return new BartDecoder(blocks, config.decoderLayers(), embeddingScale);
    }

    /** [length, length]: a token attends to itself and those before it. */
    private Tensor causal(int length) {
        double[] mask = new double[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = query + 1; key < length; key++) {
                mask[query * length + key] = MASKED;
            }
        }
        return Tensor.of(mask, parameters.type(), length, length);
    }

    TensorType type() {
        return parameters.type();
    }
}
