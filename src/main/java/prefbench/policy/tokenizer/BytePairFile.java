package prefbench.policy.tokenizer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code tokenizer.json} for BART: from a trained vocabulary, or from {@code vocab.json} and {@code merges.txt}. */
final class BytePairFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMEDY = "make or copy the checkpoint again";

    private BytePairFile() {}

    /** The older of HuggingFace's two ways to store a BART tokenizer, turned into the newer. */
    static byte[] of(Path vocabulary, Path merges) {
        Map<String, Integer> ids = ids(vocabulary);
        for (String special : ByteLevelTokenizer.SPECIAL) {
            if (!ids.containsKey(special)) {
                throw InputException.in(
                        vocabulary,
                        "token " + special,
                        "none",
                        "BART needs " + String.join(" ", ByteLevelTokenizer.SPECIAL),
                        REMEDY);
            }
        }
        List<String> pairs = lines(merges).stream()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .toList();
        for (int i = 0; i < pairs.size(); i++) {
            String[] parts = pairs.get(i).split(" ");
            if (parts.length != 2 || !ids.containsKey(parts[0] + parts[1])) {
                throw InputException.in(
                        merges,
                        "merge " + (i + 1),
                        "[%s]".formatted(pairs.get(i)),
                        "two pieces that spell one of %s are expected".formatted(vocabulary.getFileName()),
                        REMEDY);
            }
        }
        return write(ids, pairs, false);
    }

    /** @param spaceFirst whether a text's first word is read as if after a space; BART's own vocabulary says no */
    static byte[] write(Map<String, Integer> ids, List<String> merges, boolean spaceFirst) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (String special : ByteLevelTokenizer.SPECIAL) {
            added.addObject()
                    .put("id", ids.get(special))
                    .put("content", special)
                    .put("single_word", false)
                    .put("lstrip", special.equals("<mask>"))
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putNull("normalizer");
        byteLevel(root.putObject("pre_tokenizer"), spaceFirst);
        ObjectNode processor = root.putObject("post_processor").put("type", "RobertaProcessing");
        processor.putArray("sep").add("</s>").add(ids.get("</s>"));
        processor.putArray("cls").add("<s>").add(ids.get("<s>"));
        processor.put("trim_offsets", true).put("add_prefix_space", spaceFirst);
        byteLevel(root.putObject("decoder"), spaceFirst);
        ObjectNode model = root.putObject("model")
                .put("type", "BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false);
        ObjectNode vocabulary = model.putObject("vocab");
        ids.forEach(vocabulary::put);
        ArrayNode pairs = model.putArray("merges");
        merges.forEach(pairs::add);
        return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    }

    private static void byteLevel(ObjectNode node, boolean spaceFirst) {
        node.put("type", "ByteLevel")
                .put("add_prefix_space", spaceFirst)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    private static Map<String, Integer> ids(Path vocabulary) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        JsonNode root;
        try {
            root = JSON.readTree(JsonTokenizer.bytes(vocabulary));
        } catch (JacksonException e) {
            throw InputException.in(
                    vocabulary,
                    "text",
                    "what is not JSON (" + e.getOriginalMessage() + ")",
                    "an object from token to id is expected",
                    REMEDY);
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getValue().isInt() || entry.getValue().intValue() < 0) {
                throw InputException.in(
                        vocabulary,
                        "token " + entry.getKey(),
                        entry.getValue().toString(),
                        "an id, 0 or more, is expected",
                        REMEDY);
            }
            ids.put(entry.getKey(), entry.getValue().intValue());
        }
        return ids;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s); %s".formatted(file, e, REMEDY), e);
        }
    }
}
