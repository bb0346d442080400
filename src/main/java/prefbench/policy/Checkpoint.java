package prefbench.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/**
 * A policy as a folder: {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}, as HuggingFace's programs
 * read them, and {@code provenance.json}.
 *
 * @param origin what the weights were before training
 */
record Checkpoint(ChoiceConfig config, Tokenizer tokenizer, Map<String, Parameters.Array> weights, String origin) {
    static final String WEIGHTS = "model.safetensors";

    /** Width of a fresh value head, WebShop's too. */
    static final int VALUE_SIZE = 128;

    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";

    static Checkpoint read(Path folder) {
        for (String file : new String[] {CONFIG, WEIGHTS, TOKENIZER}) {
            if (!Files.isRegularFile(folder.resolve(file))) {
                throw InputException.in(
                        folder,
                        "file " + file,
                        "none",
                        "a checkpoint is a folder of %s, %s and %s".formatted(CONFIG, WEIGHTS, TOKENIZER),
                        "name a folder that holds all three, or make the checkpoint again");
            }
        }
        ConfigFile file = ConfigFile.read(folder.resolve(CONFIG));
        Map<String, Parameters.Array> weights = StateDict.read(folder.resolve(WEIGHTS))
                .fit(
                        ChoiceNetwork.shapes(file.config(), file.vocabularySize()),
                        "use the %s that belongs to this file".formatted(CONFIG));
        Tokenizer tokenizer = Tokenizer.load(folder.resolve(TOKENIZER));
        if (file.vocabularySize() < tokenizer.size()) {
            tokenizer.close();
            throw InputException.in(
                    folder.resolve(CONFIG),
                    "vocab_size",
                    Integer.toString(file.vocabularySize()),
                    "%s has %d tokens".formatted(TOKENIZER, tokenizer.size()),
                    "use the two files of one checkpoint");
        }
        return new Checkpoint(file.config(), tokenizer, weights, Origin.recorded(folder));
    }

    /**
     * The configuration comes last: a folder without it is no checkpoint, so that a crash leaves none that is half.
     *
     * @param parameters hash of the weights
     */
    void write(Path folder, String parameters) {
        long vocabulary = weights.get("bert.embeddings.word_embeddings.weight").shape()[0];
        ConfigFile file = new ConfigFile(config, Math.toIntExact(vocabulary));
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(CONFIG));
            whole(folder.resolve(TOKENIZER), tokenizer::save);
            whole(folder.resolve(WEIGHTS), place -> Safetensors.write(place, weights));
            whole(folder.resolve(Origin.FILE), place -> Origin.write(place, origin, parameters, tokenizer.sha256()));
            whole(folder.resolve(CONFIG), file::write);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    "%s: checkpoint cannot be written: %s; free disk space or make the folder writable, and save again"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static void whole(Path file, Consumer<Path> write) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".tmp");
        write.accept(beside);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
