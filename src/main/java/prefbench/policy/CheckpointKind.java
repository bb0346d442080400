package prefbench.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/** Whose checkpoint a folder holds. */
public enum CheckpointKind {
    /** This program's: encoder, heads, tokenizer, and how they read a page. */
    CHOICE,
    /** WebShop's trained choice model: encoder and heads, under the names of its own code. */
    WEBSHOP,
    /** A BERT without heads. */
    ENCODER;

    private static final String CONFIG = "config.json";

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
}
