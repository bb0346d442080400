package prefbench.policy.tokenizer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** HuggingFace's {@code tokenizer.json}, as far as a BERT tokenizer needs it. */
final class TokenizerFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Far above any vocabulary's, and far below where ids and shapes overflow. */
    private static final int LARGEST_ID = 9_999_999;

    private TokenizerFile() {}

    /** @param vocabulary pieces by id; BERT's special tokens are among them, and any markers are special too */
    static byte[] write(List<String> vocabulary, PretrainedVocabulary.Splitting splitting) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (String special : Tokenizer.SPECIAL) {
            if (vocabulary.contains(special)) {
                addSpecial(added, vocabulary.indexOf(special), special);
            }
        }
        root.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", splitting.chineseSigns())
                .put("strip_accents", splitting.stripAccents())
                .put("lowercase", splitting.lowercase());
        root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        ObjectNode processor = root.putObject("post_processor").put("type", "BertProcessing");
        processor.putArray("sep").add(Tokenizer.SEPARATOR).add(vocabulary.indexOf(Tokenizer.SEPARATOR));
        processor.putArray("cls").add(Tokenizer.START).add(vocabulary.indexOf(Tokenizer.START));
        root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = root.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", Tokenizer.UNKNOWN)
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode ids = model.putObject("vocab");
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    static void addSpecial(ArrayNode tokens, int id, String content) {
        tokens.addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    /** One more than the largest id. */
    static int size(byte[] json, Path source) {
        try {
            JsonNode root = JSON.readTree(json);
            int largest = -1;
            for (JsonNode id : root.path("model").path("vocab")) {
                largest = Math.max(largest, id(source, "model.vocab", id));
            }
            for (JsonNode token : root.path("added_tokens")) {
                largest = Math.max(largest, id(source, "added_tokens", token.path("id")));
            }
            if (largest < 0) {
                throw InputException.in(
                        source,
                        "model.vocab",
                        "no vocabulary",
                        "a tokenizer.json holds one",
                        "make or copy the checkpoint again");
            }
            return largest + 1;
        } catch (JacksonException e) {
            throw InputException.in(
                    source,
                    json.length + " bytes",
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "HuggingFace's tokenizer.json format is expected",
                    "make or copy the checkpoint again");
        }
    }

    private static int id(Path source, String record, JsonNode id) {
        if (!id.isInt() || id.intValue() < 0 || id.intValue() > LARGEST_ID) {
            throw InputException.in(
                    source,
                    record,
                    id.isNumber() ? "id " + id : "an id that is no number",
                    "ids are whole numbers from 0 to %d".formatted(LARGEST_ID),
                    "make or copy the checkpoint again");
        }
        return id.intValue();
    }
}
