package prefbench.policy.tokenizer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import prefbench.text.InputException;

/**
 * BART's tokenizer: byte-level BPE, which spells any text and gives it back. Texts are encoded as they are, in their own
 * case. Thread-safe.
 */
public final class ByteLevelTokenizer implements AutoCloseable {
    /** The first three have the ids 0, 1 and 2, in BART's own vocabulary as well. */
    static final List<String> SPECIAL = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

    private static final int FIXED = 3;

    private final JsonTokenizer tokenizer;

    private ByteLevelTokenizer(byte[] json, Path source) {
        this.tokenizer = new JsonTokenizer(json, source);
        for (int id = 0; id < FIXED; id++) {
            int[] found = tokenizer.encode(SPECIAL.get(id));
            if (found.length != 1 || found[0] != id) {
                close();
                throw InputException.in(
                        source,
                        "token " + SPECIAL.get(id),
                        found.length == 1 ? "id " + found[0] : "none",
                        "BART reads <s>, <pad> and </s> as 0, 1 and 2",
                        "use a BART tokenizer, or train one with this program");
            }
        }
    }

    /**
     * Trains a vocabulary of at most {@code vocabularySize} tokens (special ones and the 256 bytes included) on {@code
     * texts}. The same texts in any order give the same vocabulary.
     */
    public static ByteLevelTokenizer train(Iterable<String> texts, int vocabularySize) {
        return new ByteLevelTokenizer(new BytePairTraining(texts).tokenizer(vocabularySize), Path.of("tokenizer.json"));
    }

    /**
     * Reads a folder's {@code tokenizer.json}, or, where there is none, its {@code vocab.json} and {@code merges.txt}.
     *
     * @throws InputException if a file is missing or damaged, or lacks a special token
     */
    public static ByteLevelTokenizer load(Path folder) {
        Path json = folder.resolve("tokenizer.json");
        Path vocabulary = folder.resolve("vocab.json");
        Path merges = folder.resolve("merges.txt");
        if (Files.isRegularFile(json) || !Files.isRegularFile(vocabulary)) {
            return new ByteLevelTokenizer(JsonTokenizer.bytes(json), json);
        }
        return new ByteLevelTokenizer(BytePairFile.of(vocabulary, merges), vocabulary);
    }

    /** Writes a {@code tokenizer.json}; byte for byte as trained or loaded. */
    public void save(Path file) {
        tokenizer.save(file);
    }

    /** Token ids of {@code text}, without {@code <s>} and {@code </s>} around it; not to be changed by the caller. */
    public int[] encode(String text) {
        return tokenizer.encode(text);
    }

    /** The text of some ids, special tokens left out. */
    public String decode(int[] ids) {
        return tokenizer.decode(ids);
    }

    /** The number of ids, special tokens included. */
    public int size() {
        return tokenizer.size();
    }

    /** SHA-256 of the {@code tokenizer.json}. */
    public String sha256() {
        return tokenizer.sha256();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
