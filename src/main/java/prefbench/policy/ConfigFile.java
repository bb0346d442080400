package prefbench.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code config.json}: HuggingFace's BERT fields, and the choice model's own beside them. */
record ConfigFile(ChoiceConfig config, int vocabularySize) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void write(Path file) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model_type", "bert")
                .put("vocab_size", vocabularySize)
                .put("hidden_size", config.hiddenSize())
                .put("num_hidden_layers", config.layers())
                .put("num_attention_heads", config.heads())
                .put("intermediate_size", config.intermediateSize())
                .put("max_position_embeddings", config.maxPositions())
                .put("type_vocab_size", 2)
                .put("layer_norm_eps", 1e-12)
                .put("hidden_act", "gelu")
                .put("pad_token_id", 0)
                .put("value_size", config.valueSize())
                .put("state_tokens", config.stateTokens())
                .put("action_tokens", config.actionTokens())
                .put("action_padding", name(config.actionPadding()))
                .put("truncation", name(config.truncation()));
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
        JsonNode root = parse(file);
        try {
            ChoiceConfig config = new ChoiceConfig(
                    number(file, root, "hidden_size"),
                    number(file, root, "num_hidden_layers"),
                    number(file, root, "num_attention_heads"),
                    number(file, root, "intermediate_size"),
                    number(file, root, "max_position_embeddings"),
                    number(file, root, "value_size"),
                    number(file, root, "state_tokens"),
                    number(file, root, "action_tokens"),
                    option(file, root, "action_padding", ActionPadding.class),
                    option(file, root, "truncation", Truncation.class));
            return new ConfigFile(config, number(file, root, "vocab_size"));
        } catch (IllegalArgumentException e) {
            throw InputException.in(
                    file, "sizes", "an impossible one", e.getMessage(), "copy or make the checkpoint again");
        }
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                return root;
            }
            throw InputException.in(
                    file,
                    "line 1",
                    root.getNodeType().name().toLowerCase(Locale.ROOT),
                    "a JSON object is expected",
                    "copy or make the checkpoint again");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw InputException.in(
                    file,
                    "line " + line,
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "a JSON object is expected",
                    "copy or make the checkpoint again");
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s)".formatted(file, e), e);
        }
    }

    private static int number(Path file, JsonNode root, String field) {
        JsonNode value = root.path(field);
        if (!value.isInt()) {
            throw InputException.in(
                    file,
                    field,
                    value.isMissingNode() ? "nothing" : value.toString(),
                    "a whole number is expected",
                    "add it, or make the checkpoint again");
        }
        return value.intValue();
    }

    private static <E extends Enum<E>> E option(Path file, JsonNode root, String field, Class<E> options) {
        String value = root.path(field).asString("");
        for (E option : options.getEnumConstants()) {
            if (name(option).equals(value)) {
                return option;
            }
        }
        throw InputException.in(
                file,
                field,
                value.isEmpty() ? "nothing" : value,
                "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(options.getEnumConstants())
                                        .map(ConfigFile::name)
                                        .toList())
                        + " is expected",
                "correct it, or make the checkpoint again");
    }

    private static String name(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT);
    }
}
