package prefbench.policy.bart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code config.json}: HuggingFace's BART fields, and beside them a query writer's two lengths, beams and candidates. HuggingFace's own
 * {@code num_beams} is not read: bart-base has it for summaries.
 */
record BartConfigFile(BartConfig config, Beams beams, int vocabularySize) {
    /** WebShop's length of either side, where a file does not say. */
    private static final int TOKENS = 256;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMEDY = "give the config.json of a BART checkpoint";

    void write(Path file) {
        ObjectNode root = JSON.createObjectNode();
        root.put("model_type", "bart").putArray("architectures").add("BartForConditionalGeneration");
        root.put("vocab_size", vocabularySize)
                .put("d_model", config.width())
                .put("encoder_layers", config.encoderLayers())
                .put("decoder_layers", config.decoderLayers())
                .put("encoder_attention_heads", config.encoderHeads())
                .put("decoder_attention_heads", config.decoderHeads())
                .put("encoder_ffn_dim", config.encoderWide())
                .put("decoder_ffn_dim", config.decoderWide())
                .put("max_position_embeddings", config.maxPositions())
                .put("activation_function", "gelu")
                .put("scale_embedding", config.scaleEmbedding())
                .put("normalize_before", false)
                .put("tie_word_embeddings", true)
                .put("bos_token_id", BartNetwork.START)
                .put("pad_token_id", BartNetwork.PADDING)
                .put("eos_token_id", BartNetwork.END)
                .put("decoder_start_token_id", BartNetwork.END)
                .put("is_encoder_decoder", true)
                .put("source_tokens", config.sourceTokens())
                .put("target_tokens", config.targetTokens())
                .put("beams", beams.count())
                .put("candidates", beams.candidates());
        try {
            Files.writeString(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n",
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BartConfigFile read(Path file) {
        JsonNode root = parse(file);
        refuseOtherModels(file, root);
        int maxPositions = number(file, root, "max_position_embeddings");
        int most = Math.min(TOKENS, maxPositions);
        try {
            BartConfig config = new BartConfig(
                    number(file, root, "d_model"),
                    number(file, root, "encoder_layers"),
                    number(file, root, "decoder_layers"),
                    number(file, root, "encoder_attention_heads"),
                    number(file, root, "decoder_attention_heads"),
                    number(file, root, "encoder_ffn_dim"),
                    number(file, root, "decoder_ffn_dim"),
                    maxPositions,
                    root.path("scale_embedding").asBoolean(false),
                    root.has("source_tokens") ? number(file, root, "source_tokens") : most,
                    root.has("target_tokens") ? number(file, root, "target_tokens") : most);
            return new BartConfigFile(config, beams(file, root), number(file, root, "vocab_size"));
        } catch (IllegalArgumentException e) {
            throw InputException.in(file, "sizes", "an impossible one", e.getMessage(), REMEDY);
        }
    }

    private static Beams beams(Path file, JsonNode root) {
        Beams standard = Beams.standard();
        int count = root.has("beams") ? number(file, root, "beams") : standard.count();
        int most = Math.min(count, standard.candidates());
        return new Beams(count, root.has("candidates") ? number(file, root, "candidates") : most);
    }

    /** Fields by which HuggingFace's BART becomes another model; absent ones have these values. */
    private static void refuseOtherModels(Path file, JsonNode root) {
        require(file, root, "model_type", "\"bart\"");
        require(file, root, "activation_function", "\"gelu\"");
        require(file, root, "normalize_before", "false");
        require(file, root, "add_final_layer_norm", "false");
        require(file, root, "tie_word_embeddings", "true");
        require(file, root, "bos_token_id", String.valueOf(BartNetwork.START));
        require(file, root, "pad_token_id", String.valueOf(BartNetwork.PADDING));
        require(file, root, "eos_token_id", String.valueOf(BartNetwork.END));
        require(file, root, "decoder_start_token_id", String.valueOf(BartNetwork.END));
    }

    private static void require(Path file, JsonNode root, String field, String value) {
        if (root.has(field) && !root.get(field).toString().equals(value)) {
            throw InputException.in(
                    file, field, root.get(field).toString(), "only BART with %s can be read".formatted(value), REMEDY);
        }
    }

    private static JsonNode parse(Path file) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root.isObject()) {
                return root;
            }
            throw InputException.in(file, "line 1", "no object", "a JSON object is expected", REMEDY);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw InputException.in(
                    file,
                    "line " + line,
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "a JSON object is expected",
                    REMEDY);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s); %s".formatted(file, e, REMEDY), e);
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
                    REMEDY);
        }
        return value.intValue();
    }
}
