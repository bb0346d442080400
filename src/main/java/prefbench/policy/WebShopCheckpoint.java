package prefbench.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/**
 * WebShop's trained choice model: what {@code train_choice_il.py} leaves as {@code model.pth} (spec §10), in a folder together
 * with the vocabulary of bert-base-uncased, which its code takes from HuggingFace. A {@code config.json} of HuggingFace's is
 * needed only if the encoder has other sizes than bert-base's.
 *
 * <pre>
 *   bert.*                                            the encoder, by the rules of BertNames
 *   attn.dot_scale, attn.input_linear.weight,
 *   attn.memory_linear.weight                         w3, w1 and w2 of the bi-attention
 *   linear_1.*, linear_2.*                            W4 and w5
 *   linear_3.0.*, linear_3.2.*                        the value head, trained by train_rl.py only
 *   image_linear.*                                    left out: there are no images here
 * </pre>
 *
 * Names are its own and ours alike, so nothing but the encoder's old names is renamed. It reads pages and actions as it was
 * trained to: {@link Truncation#LEFT_512}, {@link ActionPadding#UNMASKED}, actions of at most 128 tokens, the four markers at
 * the vocabulary's end. Policies of train_rl.py, whose tokenizer splits the markers and cuts actions at 64 tokens, load but
 * read other tokens than they were trained on.
 */
final class WebShopCheckpoint {
    private static final int ACTION_TOKENS = 128;
    private static final String VALUE = "linear_3.0.weight";

    private WebShopCheckpoint() {}

    static Checkpoint read(Path folder) {
        Path config = folder.resolve("config.json");
        BertConfig bert = Files.isRegularFile(config) ? BertConfig.read(ConfigJson.read(config)) : BertConfig.BASE;
        StateDict stored = BertNames.of(StateDict.read(folder)).without(name -> name.startsWith("image_linear."));
        ChoiceConfig choice = choice(config, bert, stored);
        Tokenizer tokenizer = Tokenizer.pretrained(folder);
        try {
            Map<String, Parameters.Array> weights = stored.fit(
                    ChoiceNetwork.shapes(choice, tokenizer.size()),
                    "put the vocabulary of the BERT it began with into the folder, and its config.json if it is not bert-base");
            return new Checkpoint(choice, tokenizer, weights, "WebShop's " + Origin.of(stored.file()));
        } catch (InputException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static ChoiceConfig choice(Path config, BertConfig bert, StateDict stored) {
        int valueSize = stored.names().contains(VALUE) ? valueSize(stored) : Checkpoint.VALUE_SIZE;
        try {
            return bert.choice(
                    valueSize,
                    Math.min(512, bert.maxPositions()),
                    Math.min(ACTION_TOKENS, bert.maxPositions()),
                    ActionPadding.UNMASKED,
                    Truncation.LEFT_512);
        } catch (IllegalArgumentException e) {
            throw InputException.in(
                    config, "sizes", "an impossible one", e.getMessage(), "use the config.json of its BERT");
        }
    }

    /** What does not fit otherwise, {@link StateDict#fit} will say. */
    private static int valueSize(StateDict stored) {
        long[] shape = stored.shape(VALUE);
        if (shape.length != 2 || shape[0] < 1 || shape[0] > ChoiceConfig.LARGEST) {
            throw InputException.in(
                    stored.file(),
                    "tensor " + VALUE,
                    "shape " + Arrays.toString(shape),
                    "the value head's first weights are a matrix of 1 to %d rows".formatted(ChoiceConfig.LARGEST),
                    "copy or make the file again");
        }
        return (int) shape[0];
    }
}
