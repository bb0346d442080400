package prefbench.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import prefbench.text.InputException;

/**
 * The named tensors of a file that other programs wrote, safetensors or torch's zip format. Opening reads names, types and
 * shapes; {@link #fit} reads the values of what a model needs, one tensor after another. No code in a file is ever run.
 * Immutable; the file must stay as it is meanwhile.
 *
 * <pre>{@code
 * Map<String, Parameters.Array> weights = StateDict.read(folder)
 *         .without(name -> name.startsWith("pooler."))
 *         .renamed(name -> "bert." + name)
 *         .fit(shapes, "use the config.json that belongs to this file");
 * }</pre>
 */
public final class StateDict {
    /** Files of weights in a folder; the first one that is there counts, as in HuggingFace's own order. */
    public static final List<String> FILES = List.of("model.safetensors", "pytorch_model.bin", "model.pth");

    /** Faults and names in one message. */
    private static final int SHOWN = 20;

    private final Path file;
    private final Map<String, StoredTensor> tensors;

    private StateDict(Path file, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.tensors = tensors;
    }

    /**
     * Opens a file, whose first bytes tell its format, or the file of weights of a folder.
     *
     * @throws InputException if there is none, or it is damaged, or holds anything but tensors
     */
    public static StateDict read(Path place) {
        Path file = Files.isDirectory(place) ? fileOf(place) : place;
        byte[] start = start(file);
        if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
            return new StateDict(file, TorchFile.open(file));
        }
        // The same two bytes may begin a safetensors file's header length; its header follows after eight.
        boolean json = start.length > 8 && start[8] == '{';
        if (start.length > 1 && start[0] == (byte) 0x80 && start[1] <= 5 && !json) {
            throw InputException.in(
                    file,
                    "start",
                    "a pickle",
                    "torch's zip format (torch.save since torch 1.6) and safetensors can be read",
                    "load it and save its state_dict() again with a newer torch");
        }
        return new StateDict(file, Safetensors.open(file));
    }

    private static Path fileOf(Path folder) {
        for (String name : FILES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                return folder.resolve(name);
            }
            if (Files.exists(folder.resolve(name + ".index.json"))) {
                throw InputException.in(
                        folder,
                        "file " + name + ".index.json",
                        "weights in several files",
                        "one file of weights can be read",
                        "save the model again with a larger max_shard_size");
            }
        }
        throw InputException.in(
                folder,
                "files of weights",
                "none",
                "one of %s is expected".formatted(String.join(", ", FILES)),
                "name a folder that holds one");
    }

    private static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(9);
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read (%s); name a file of weights that exists".formatted(file, e), e);
        }
    }

    public Path file() {
        return file;
    }

    /** In the file's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    /** The shape of a tensor that is there. */
    public long[] shape(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor is called %s; there are [%s]"
                    .formatted(
                            name, listed(names().stream().map(Pickle::printable).toList())));
        }
        return tensor.shape().clone();
    }

    /** All but the tensors whose names are {@code ignored}; those are never read, whatever their type. */
    public StateDict without(Predicate<String> ignored) {
        Map<String, StoredTensor> kept = new LinkedHashMap<>(tensors);
        kept.keySet().removeIf(ignored);
        return new StateDict(file, kept);
    }

    /**
     * Every tensor under the name that {@code rule} gives it.
     *
     * @throws InputException if two get the same name
     */
    public StateDict renamed(UnaryOperator<String> rule) {
        Map<String, StoredTensor> renamed = new LinkedHashMap<>();
        Map<String, String> before = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            String now = rule.apply(name);
            String other = before.put(now, name);
            if (other != null) {
                throw InputException.in(
                        file,
                        "tensor " + Pickle.printable(name),
                        Pickle.printable(other) + " as well",
                        "both stand for " + Pickle.printable(now),
                        "remove the one that is out of date");
            }
            renamed.put(now, tensor);
        });
        return new StateDict(file, renamed);
    }

    /**
     * Reads a model's parameters, in the order of {@code shapes}.
     *
     * @param shapes name and shape of every parameter
     * @param remedy ends the message about what does not fit
     * @throws InputException naming the tensors that are missing, not expected, of another shape or not of floating-point
     *     numbers, the first {@value #SHOWN} of them
     */
    public Map<String, Parameters.Array> fit(Map<String, long[]> shapes, String remedy) {
        List<String> faults = faults(shapes);
        if (!faults.isEmpty()) {
            throw InputException.in(
                    file,
                    "tensors",
                    listed(faults),
                    "each parameter of the model is expected, and no other tensor",
                    remedy);
        }
        Map<String, Parameters.Array> arrays = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> arrays.put(name, array(name)));
        return arrays;
    }

    private static String listed(List<String> items) {
        String shown = String.join(", ", items.subList(0, Math.min(SHOWN, items.size())));
        return items.size() <= SHOWN ? shown : "%s and %d more".formatted(shown, items.size() - SHOWN);
    }

    private List<String> faults(Map<String, long[]> shapes) {
        List<String> faults = new ArrayList<>();
        shapes.forEach((name, shape) -> {
            StoredTensor tensor = tensors.get(name);
            if (tensor == null) {
                faults.add("no %s %s".formatted(name, Arrays.toString(shape)));
            } else if (!Arrays.equals(tensor.shape(), shape)) {
                faults.add("%s %s where %s is needed"
                        .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
            } else if (FloatFormat.named(tensor.type()).isEmpty()) {
                faults.add("%s of type %s (%s)".formatted(name, Pickle.printable(tensor.type()), FloatFormat.READABLE));
            }
        });
        tensors.keySet().stream()
                .filter(name -> !shapes.containsKey(name))
                .sorted()
                .forEach(name -> faults.add("unexpected " + Pickle.printable(name)));
        return faults;
    }

    private Parameters.Array array(String name) {
        StoredTensor tensor = tensors.get(name);
        try {
            return new Parameters.Array(tensor.values().read(), tensor.shape().clone());
        } catch (IOException e) {
            throw new InputException(
                    "%s, tensor %s: cannot be read (%s); copy or make the file again"
                            .formatted(file, name, e.getMessage()),
                    e);
        }
    }
}
