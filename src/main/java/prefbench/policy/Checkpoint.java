package prefbench.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.text.InputException;

/** A policy as a folder: {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}. */
record Checkpoint(ChoiceConfig config, Tokenizer tokenizer, Map<String, Parameters.Array> weights) {
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
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
        Path weights = folder.resolve(WEIGHTS);
        Map<String, Parameters.Array> read = Safetensors.read(weights);
        return new Checkpoint(file.config(), tokenizer, checked(weights, file, read));
    }

    /** The configuration comes last: a folder without it is no checkpoint, so that a crash leaves none that is half. */
    void write(Path folder) {
        long vocabulary = weights.get("bert.embeddings.word_embeddings.weight").shape()[0];
        ConfigFile file = new ConfigFile(config, Math.toIntExact(vocabulary));
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(CONFIG));
            whole(folder.resolve(TOKENIZER), tokenizer::save);
            whole(folder.resolve(WEIGHTS), place -> Safetensors.write(place, weights));
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

    /** The weights in the network's order, after a check of names and shapes. */
    private static Map<String, Parameters.Array> checked(
            Path file, ConfigFile config, Map<String, Parameters.Array> weights) {
        Map<String, long[]> shapes = ChoiceNetwork.shapes(config.config(), config.vocabularySize());
        TreeSet<String> unexpected = new TreeSet<>(weights.keySet());
        unexpected.removeAll(shapes.keySet());
        if (!unexpected.isEmpty()) {
            throw wrong(file, unexpected.first(), "an unexpected tensor", "the model has no such parameter");
        }
        Map<String, Parameters.Array> ordered = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> {
            Parameters.Array array = weights.get(name);
            String expected = "the model needs shape " + java.util.Arrays.toString(shape);
            if (array == null) {
                throw wrong(file, name, "no such tensor", expected);
            }
            if (!java.util.Arrays.equals(array.shape(), shape)) {
                throw wrong(file, name, "shape " + java.util.Arrays.toString(array.shape()), expected);
            }
            ordered.put(name, array);
        });
        return ordered;
    }

    private static InputException wrong(Path file, String tensor, String found, String rule) {
        return InputException.in(
                file, "tensor " + tensor, found, rule, "use the %s that belongs to this file".formatted(CONFIG));
    }
}
