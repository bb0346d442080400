package prefbench.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/** Whose checkpoint a folder holds. */
public enum CheckpointKind {
    /** This program's: encoder, heads, tokenizer, and how they read a page. */
    CHOICE("choice model"),
    /** WebShop's trained choice model: encoder and heads, under the names of its own code. */
    WEBSHOP("choice model of WebShop's"),
    /** A BERT without heads. */
    ENCODER("encoder");

    private static final String CONFIG = "config.json";
    private static final List<String> BESIDE = List.of(CONFIG, "tokenizer.json", "tokenizer_config.json", "vocab.txt");

    private final String words;

    CheckpointKind(String words) {
        this.words = words;
    }

    /** For messages. */
    @Override
    public String toString() {
        return words;
    }

    /**
     * Looks at names only: fields of {@code config.json} and tensors.
     *
     * @throws InputException if there is no such folder, or it holds the weights of something else
     */
    public static CheckpointKind of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw InputException.in(
                    folder, "folder", "none", "a checkpoint is a folder", "name one, or make the checkpoint again");
        }
        boolean configured = Files.isRegularFile(folder.resolve(CONFIG));
        if (configured && ConfigJson.read(folder.resolve(CONFIG)).has("value_size")) {
            return CHOICE;
        }
        StateDict stored = StateDict.read(folder);
        Set<String> names = BertNames.of(stored).names();
        boolean heads = names.contains("attn.dot_scale");
        if (heads && !configured && stored.file().endsWith(Checkpoint.WEIGHTS)) {
            return CHOICE;
        }
        if (!names.contains(BertNames.WORDS)) {
            throw InputException.in(
                    stored.file(),
                    "tensors",
                    "no " + BertNames.WORDS,
                    "a choice model or a BERT is expected",
                    "name the folder of one");
        }
        return heads ? WEBSHOP : ENCODER;
    }

    /** The files that a checkpoint is read from: equal files, equal policy, whatever else is in the folder. */
    public static List<Path> files(Path folder) {
        Stream<Path> weights = StateDict.FILES.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .limit(1);
        Stream<Path> beside = BESIDE.stream().map(folder::resolve).filter(Files::isRegularFile);
        return Stream.concat(beside, weights).toList();
    }
}
