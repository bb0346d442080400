package prefbench.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import prefbench.text.InputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code config.json}: all of HuggingFace's BERT fields, so that {@code BertModel.from_pretrained} reads the folder's encoder,
 * and the choice model's own beside them. Dropout is a training's business here; the rates are BERT's, for other programs.
 */
record ConfigFile(ChoiceConfig config, int vocabularySize) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void write(Path file) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model_type", "bert");
        root.putArray("architectures").add("BertModel");
        root.put("torch_dtype", "float32")
                .put("vocab_size", vocabularySize)
                .put("hidden_size", config.hiddenSize())
                .put("num_hidden_layers", config.layers())
                .put("num_attention_heads", config.heads())
                .put("intermediate_size", config.intermediateSize())
                .put("max_position_embeddings", config.maxPositions())
                .put("type_vocab_size", 2)
                .put("layer_norm_eps", 1e-12)
                .put("hidden_act", "gelu")
                .put("hidden_dropout_prob", 0.1)
                .put("attention_probs_dropout_prob", 0.1)
                .put("initializer_range", 0.02)
                .put("position_embedding_type", "absolute")
                .put("pad_token_id", 0)
                .put("value_size", config.valueSize())
                .put("state_tokens", config.stateTokens())
                .put("action_tokens", config.actionTokens())
                .put("action_padding", ConfigJson.name(config.actionPadding()))
                .put("truncation", ConfigJson.name(config.truncation()));
        try {
            Files.writeString(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ConfigFile read(Path file) {
        ConfigJson json = ConfigJson.read(file);
        try {
            BertConfig bert = BertConfig.read(json);
            ChoiceConfig config = bert.choice(
                    json.number("value_size"),
                    json.number("state_tokens"),
                    json.number("action_tokens"),
                    json.option("action_padding", ActionPadding.class),
                    json.option("truncation", Truncation.class));
            return new ConfigFile(config, bert.vocabularySize());
        } catch (IllegalArgumentException e) {
            throw InputException.in(
                    file, "sizes", "an impossible one", e.getMessage(), "copy or make the checkpoint again");
        }
    }
}
