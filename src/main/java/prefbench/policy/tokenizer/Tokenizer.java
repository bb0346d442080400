package prefbench.policy.tokenizer;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import prefbench.text.InputException;

/**
 * A WordPiece tokenizer in HuggingFace's {@code tokenizer.json} format, lower-casing if trained here. The markers of
 * {@code text_rich} pages are one token each. Thread-safe.
 */
public final class Tokenizer implements AutoCloseable {
    public static final String PADDING = "[PAD]";
    public static final String UNKNOWN = "[UNK]";
    public static final String START = "[CLS]";
    public static final String SEPARATOR = "[SEP]";
    public static final String MASK = "[MASK]";

    static final List<String> BERT = List.of(PADDING, UNKNOWN, START, SEPARATOR, MASK);
    static final List<String> MARKERS = List.of("[button]", "[button_]", "[clicked button]", "[clicked button_]");

    /** In the order of their ids, from 0, in vocabularies that are trained here. */
    static final List<String> SPECIAL =
            Stream.of(BERT, MARKERS).flatMap(List::stream).toList();

    private final JsonTokenizer tokenizer;
    private final List<String> appended;

    private Tokenizer(byte[] json, Path source, List<String> appended) {
        this.tokenizer = new JsonTokenizer(json, source);
        this.appended = List.copyOf(appended);
        for (String special : SPECIAL) {
            if (encode(special).length != 1) {
                close();
                throw InputException.in(
                        source,
                        "added_tokens",
                        "no token " + special,
                        "a policy needs " + String.join(" ", SPECIAL),
                        "add it as a special token, or train a tokenizer with this program");
            }
        }
    }

    /**
     * Trains a vocabulary of at most {@code vocabularySize} pieces (special tokens included) on {@code texts}. The same texts
     * in any order give the same vocabulary.
     */
    public static Tokenizer train(Iterable<String> texts, int vocabularySize) {
        List<String> vocabulary = new WordPieceTraining(texts).vocabulary(vocabularySize);
        byte[] json = TokenizerFile.write(vocabulary, PretrainedVocabulary.Splitting.UNCASED);
        return new Tokenizer(json, Path.of("tokenizer.json"), List.of());
    }

    /**
     * Reads the tokenizer of a BERT that others trained from its folder: {@code tokenizer.json}, else {@code vocab.txt}.
     * Markers of pages that it lacks are appended after its last id: {@link #appended}.
     *
     * @throws InputException if there is none, it is damaged, not WordPiece, or lacks a special token of BERT's
     */
    public static Tokenizer pretrained(Path folder) {
        PretrainedVocabulary vocabulary = PretrainedVocabulary.read(folder);
        Tokenizer tokenizer = new Tokenizer(vocabulary.json(), vocabulary.file(), vocabulary.added());
        int padding = tokenizer.id(PADDING);
        if (padding != 0) {
            tokenizer.close();
            throw InputException.in(
                    vocabulary.file(),
                    PADDING,
                    "id " + padding,
                    "sequences are padded with id 0",
                    "use a vocabulary whose first piece is " + PADDING);
        }
        return tokenizer;
    }

    /**
     * Reads a {@code tokenizer.json}.
     *
     * @throws InputException if the file is missing, damaged or lacks a special token
     */
    public static Tokenizer load(Path file) {
        return new Tokenizer(JsonTokenizer.bytes(file), file, List.of());
    }

    /** Writes the {@code tokenizer.json}, byte for byte as trained or loaded. */
    public void save(Path file) {
        tokenizer.save(file);
    }

    /** Token ids of {@code text}, without [CLS] and [SEP] around it; not to be changed by the caller. */
    public int[] encode(String text) {
        return tokenizer.encode(text);
    }

    /** The id of a token that is in the vocabulary. */
    public int id(String token) {
        int[] ids = encode(token);
        if (ids.length != 1) {
            throw new IllegalArgumentException("not a single token: " + token);
        }
        return ids[0];
    }

    /** The number of ids, special tokens included. */
    public int size() {
        return tokenizer.size();
    }

    /** Markers that {@link #pretrained} appended, in the order of their ids: the model has no weights for them yet. */
    public List<String> appended() {
        return appended;
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
