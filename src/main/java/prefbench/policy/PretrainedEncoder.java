package prefbench.policy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/**
 * A BERT from a folder in HuggingFace's format: {@code config.json}, {@code tokenizer.json} or {@code vocab.txt}, and
 * {@code model.safetensors} or {@code pytorch_model.bin}, with the names that {@link BertNames} knows. The page markers that
 * its vocabulary lacks get fresh embeddings, and the heads fresh weights: each from the stream of its own name.
 */
final class PretrainedEncoder {
    private static final String PREFIX = "bert.";

    private PretrainedEncoder() {}

    static Checkpoint read(Path folder, int stateTokens, int actionTokens, long seed) {
        ConfigJson json = ConfigJson.read(folder.resolve("config.json"));
        BertConfig bert = BertConfig.read(json);
        ChoiceConfig choice = choice(json.file(), bert, stateTokens, actionTokens);
        Tokenizer tokenizer = Tokenizer.pretrained(folder);
        try {
            int known = tokenizer.size() - tokenizer.appended().size();
            if (bert.vocabularySize() < known) {
                throw InputException.in(
                        json.file(),
                        "vocab_size",
                        Integer.toString(bert.vocabularySize()),
                        "the vocabulary beside it has %d tokens".formatted(known),
                        "use the files of one model");
            }
            StateDict stored = BertNames.of(StateDict.read(folder));
            Map<String, Parameters.Array> weights = new LinkedHashMap<>(stored.fit(
                    BertEncoder.shapes(choice, bert.vocabularySize(), PREFIX),
                    "use the config.json that belongs to this file"));
            weights.replace(BertNames.WORDS, marked(weights.get(BertNames.WORDS), tokenizer, seed));
            weights.putAll(Initialisation.weights(ChoiceNetwork.headShapes(choice), seed));
            String origin = "encoder %s, heads and new tokens from seed %d".formatted(Origin.of(stored.file()), seed);
            return new Checkpoint(choice, tokenizer, weights, origin);
        } catch (InputException e) {
            tokenizer.close();
            throw e;
        }
    }

    private static ChoiceConfig choice(Path config, BertConfig bert, int stateTokens, int actionTokens) {
        try {
            return bert.choice(
                    Checkpoint.VALUE_SIZE,
                    stateTokens,
                    actionTokens,
                    ActionPadding.MASKED,
                    Truncation.INSTRUCTION_FIRST);
        } catch (IllegalArgumentException e) {
            throw InputException.in(
                    config, "sizes", "an impossible one", e.getMessage(), "use another model, or shorter inputs");
        }
    }

    /** The embeddings with a fresh row for each appended token; they come after the tokens, over rows that have none. */
    private static Parameters.Array marked(Parameters.Array words, Tokenizer tokenizer, long seed) {
        int width = (int) words.shape()[1];
        int rows = Math.max((int) words.shape()[0], tokenizer.size());
        float[] values = Arrays.copyOf(words.values(), rows * width);
        List<String> appended = tokenizer.appended();
        for (int i = 0; i < appended.size(); i++) {
            float[] row = Initialisation.embedding(appended.get(i), width, seed);
            System.arraycopy(row, 0, values, (tokenizer.size() - appended.size() + i) * width, width);
        }
        return new Parameters.Array(values, rows, width);
    }
}
