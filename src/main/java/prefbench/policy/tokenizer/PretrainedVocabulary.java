package prefbench.policy.tokenizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The vocabulary of a BERT that others trained, out of its folder: {@code tokenizer.json}, else {@code vocab.txt} with what
 * {@code tokenizer_config.json} says of case and accents. The markers of pages that it lacks come after its last id, in the
 * order of {@link Tokenizer#MARKERS}, as in WebShop's imitation.
 *
 * @param json the {@code tokenizer.json} with them
 * @param file what was read
 * @param size ids before the markers
 * @param added markers that were appended
 */
record PretrainedVocabulary(byte[] json, Path file, int size, List<String> added) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REMEDY = "use the files of a BERT's own folder";

    static PretrainedVocabulary read(Path folder) {
        Path json = folder.resolve("tokenizer.json");
        Path list = folder.resolve("vocab.txt");
        try {
            if (Files.isRegularFile(json)) {
                return extended(Files.readAllBytes(json), json);
            }
            if (Files.isRegularFile(list)) {
                return extended(TokenizerFile.write(pieces(list), Splitting.read(folder)), list);
            }
        } catch (IOException e) {
            throw new InputException("%s: cannot be read (%s); %s".formatted(folder, e, REMEDY), e);
        }
        throw InputException.in(
                folder,
                "vocabulary",
                "neither tokenizer.json nor vocab.txt",
                "a BERT's folder holds one of them",
                "copy it there from the model that the weights began with");
    }

    /**
     * How BERT splits texts, as far as its folders say it.
     *
     * @param stripAccents null where case decides
     */
    record Splitting(
            boolean lowercase,
            @org.jspecify.annotations.Nullable Boolean stripAccents,
            boolean chineseSigns) {
        static final Splitting UNCASED = new Splitting(true, null, true);

        static Splitting read(Path folder) throws IOException {
            Path file = folder.resolve("tokenizer_config.json");
            if (!Files.isRegularFile(file)) {
                return UNCASED;
            }
            JsonNode root = parse(Files.readAllBytes(file), file);
            JsonNode accents = root.path("strip_accents");
            return new Splitting(
                    root.path("do_lower_case").asBoolean(true),
                    accents.isBoolean() ? accents.booleanValue() : null,
                    root.path("tokenize_chinese_chars").asBoolean(true));
        }
    }

    private static List<String> pieces(Path file) throws IOException {
        List<String> pieces = Files.readAllLines(file);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (!seen.add(pieces.get(i))) {
                throw InputException.in(
                        file,
                        "line " + (i + 1),
                        "[%s] again".formatted(pieces.get(i)),
                        "each line is one piece, its number the id",
                        REMEDY);
            }
        }
        List<String> missing =
                Tokenizer.BERT.stream().filter(piece -> !seen.contains(piece)).toList();
        if (!missing.isEmpty()) {
            throw InputException.in(
                    file,
                    pieces.size() + " pieces",
                    "no " + String.join(" ", missing),
                    "a BERT's vocabulary has " + String.join(" ", Tokenizer.BERT),
                    REMEDY);
        }
        return pieces;
    }

    private static PretrainedVocabulary extended(byte[] json, Path file) {
        int size = TokenizerFile.size(json, file);
        JsonNode root = parse(json, file);
        String type = root.path("model").path("type").asString("WordPiece");
        if (!type.equals("WordPiece") || !(root instanceof ObjectNode object)) {
            throw InputException.in(file, "model.type", type, "a BERT's tokenizer is WordPiece", REMEDY);
        }
        ArrayNode tokens =
                root.path("added_tokens") instanceof ArrayNode there ? there : object.putArray("added_tokens");
        Set<String> known = new HashSet<>();
        tokens.forEach(token -> known.add(token.path("content").asString("")));
        List<String> added = new ArrayList<>();
        for (String marker : Tokenizer.MARKERS) {
            if (!known.contains(marker)) {
                TokenizerFile.addSpecial(tokens, size + added.size(), marker);
                added.add(marker);
            }
        }
        byte[] extended = added.isEmpty() ? json : JSON.writeValueAsBytes(root);
        return new PretrainedVocabulary(extended, file, size, added);
    }

    private static JsonNode parse(byte[] json, Path file) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw InputException.in(
                    file,
                    json.length + " bytes",
                    "text that is not JSON (" + e.getOriginalMessage() + ")",
                    "HuggingFace's format is expected",
                    REMEDY);
        }
    }
}
