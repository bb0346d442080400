package prefbench.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
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

    void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long vocabulary = weights.get("bert.embeddings.word_embeddings.weight").shape()[0];
        new ConfigFile(config, Math.toIntExact(vocabulary)).write(folder.resolve(CONFIG));
        tokenizer.save(folder.resolve(TOKENIZER));
        Safetensors.write(folder.resolve(WEIGHTS), weights);
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
