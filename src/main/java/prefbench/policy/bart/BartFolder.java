package prefbench.policy.bart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;
import prefbench.policy.Origin;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.StateDict;
import prefbench.text.InputException;

/**
 * A query writer as a folder: {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}, and {@code
 * provenance.json}. HuggingFace's other files are read as well: {@code pytorch_model.bin}, and {@code vocab.json} with {@code
 * merges.txt}.
 *
 * @param origin what the weights were before training
 */
record BartFolder(
        BartConfig config,
        Beams beams,
        ByteLevelTokenizer tokenizer,
        Map<String, Parameters.Array> weights,
        String origin) {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String TOKENIZER = "tokenizer.json";

    static BartFolder read(Path folder) {
        if (!Files.isRegularFile(folder.resolve(CONFIG))) {
            throw InputException.in(
                    folder,
                    "file " + CONFIG,
                    "none",
                    "a query writer is a folder of %s, %s and %s".formatted(CONFIG, WEIGHTS, TOKENIZER),
                    "name a folder that holds all three, or train a writer with: prefbench queries");
        }
        BartConfigFile file = BartConfigFile.read(folder.resolve(CONFIG));
        ByteLevelTokenizer tokenizer = ByteLevelTokenizer.load(folder);
        try {
            if (file.vocabularySize() < tokenizer.size()) {
                throw InputException.in(
                        folder.resolve(CONFIG),
                        "vocab_size",
                        Integer.toString(file.vocabularySize()),
                        "the tokenizer has %d tokens".formatted(tokenizer.size()),
                        "use the files of one checkpoint");
            }
            StateDict stored = StateDict.read(folder);
            Map<String, Parameters.Array> weights = BartWeights.of(stored, file);
            return new BartFolder(file.config(), file.beams(), tokenizer, weights, origin(folder, stored));
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** Other programs' weights are known by their file. */
    private static String origin(Path folder, StateDict stored) {
        return Files.isRegularFile(folder.resolve(Origin.FILE))
                ? Origin.recorded(folder)
                : "BART " + Origin.of(stored.file());
    }

    /**
     * The configuration comes last: a folder without it is no checkpoint, so that a crash leaves none that is half.
     *
     * @param parameters hash of the weights
     */
    void write(Path folder, String parameters) {
        long vocabulary = weights.get(BartShapes.SHARED).shape()[0];
        BartConfigFile file = new BartConfigFile(config, beams, Math.toIntExact(vocabulary));
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(CONFIG));
            whole(folder.resolve(TOKENIZER), tokenizer::save);
            whole(folder.resolve(WEIGHTS), place -> Safetensors.write(place, weights));
            whole(folder.resolve(Origin.FILE), place -> Origin.write(place, origin, parameters, tokenizer.sha256()));
            whole(folder.resolve(CONFIG), file::write);
        } catch (IOException | UncheckedIOException e) {
            throw new InputException(
                    "%s: query writer cannot be written: %s; free disk space or make the folder writable, and save again"
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
