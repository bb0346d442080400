package prefbench.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import prefbench.text.InputException;

/**
 * What {@code torch.save(model.state_dict(), file)} writes since torch 1.6: a zip archive of {@code data.pkl}, a pickle of
 * names and views, and {@code data/0}, {@code data/1}, ..., the numbers that they lie in, all in one folder of any name. The
 * pickle is read by {@link Pickle}, which runs nothing.
 *
 * <p>Checksums are not compared: torch can be told to write none.
 */
final class TorchFile {
    private static final String PICKLE = "data.pkl";
    private static final String REMEDY = "copy or make the file again";

    private TorchFile() {}

    /** Name, type and shape of all tensors, in the file's order. */
    static Map<String, StoredTensor> open(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String folder = folder(file, zip);
            ByteOrder order = order(file, zip, folder);
            Object root = new Pickle(file, pickle(file, zip, folder + PICKLE), new TorchObjects()).load();
            if (!(root instanceof Map<?, ?> dict)) {
                throw noStateDict(file, "the whole file", Pickle.kind(root));
            }
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : dict.entrySet()) {
                String name = (String) entry.getKey();
                if (!(entry.getValue() instanceof TorchTensor tensor)) {
                    throw noStateDict(file, "entry " + Pickle.shown(name), Pickle.kind(entry.getValue()));
                }
                tensors.put(name, stored(file, zip, folder, name, tensor, order));
            }
            return tensors;
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be read as a zip archive (%s); %s".formatted(file, e.getMessage(), REMEDY), e);
        }
    }

    /** Of data.pkl, with the slash at its end. */
    private static String folder(Path file, ZipFile zip) {
        List<String> pickles = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .toList();
        if (pickles.size() != 1) {
            throw InputException.in(
                    file,
                    "archive",
                    "%d entries called %s".formatted(pickles.size(), PICKLE),
                    "torch writes one",
                    "name a file that torch.save wrote");
        }
        String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw noStateDict(file, "archive", "a TorchScript model");
        }
        return folder;
    }

    private static ByteOrder order(Path file, ZipFile zip, String folder) throws IOException {
        ZipEntry entry = zip.getEntry(folder + "byteorder");
        if (entry == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        String order = new String(bytes(zip, entry, 16), StandardCharsets.UTF_8).strip();
        return switch (order) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw InputException.in(file, "byteorder", Pickle.shown(order), "little or big is expected", REMEDY);
        };
    }

    private static byte[] pickle(Path file, ZipFile zip, String name) throws IOException {
        byte[] bytes = bytes(zip, zip.getEntry(name), Pickle.LONGEST + 1);
        if (bytes.length > Pickle.LONGEST) {
            throw InputException.in(
                    file,
                    PICKLE,
                    "more than %d bytes".formatted(Pickle.LONGEST),
                    "names and shapes need far less",
                    Pickle.REMEDY);
        }
        return bytes;
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(most);
        }
    }

    private static StoredTensor stored(
            Path file, ZipFile zip, String folder, String name, TorchTensor tensor, ByteOrder order)
            throws IOException {
        TorchStorage storage = tensor.storage();
        FloatFormat format = FloatFormat.named(storage.type()).orElse(null);
        if (format == null) {
            return new StoredTensor(storage.type(), tensor.shape(), () -> {
                throw new IOException("numbers of type %s; %s".formatted(storage.type(), FloatFormat.READABLE));
            });
        }
        ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
        String found = fault(file, entry, storage.count(), format.width());
        if (!found.isEmpty()) {
            throw InputException.in(
                    file,
                    "tensor " + Pickle.shown(name),
                    found,
                    "storage %s holds %d numbers of %d bytes, as they are"
                            .formatted(Pickle.shown(storage.key()), storage.count(), format.width()),
                    REMEDY);
        }
        return new StoredTensor(storage.type(), tensor.shape(), () -> {
            try (ZipFile again = new ZipFile(file.toFile());
                    InputStream in = again.getInputStream(again.getEntry(entry.getName()))) {
                in.skipNBytes(tensor.offset() * format.width());
                return tensor.gather(format.read(in, order, tensor.span()));
            }
        });
    }

    /** Storages are never compressed: what an entry claims to hold, the file must have. */
    private static String fault(Path file, @Nullable ZipEntry entry, long count, int width) throws IOException {
        if (entry == null) {
            return "no such storage";
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            return "a compressed storage";
        }
        boolean fits = entry.getSize() <= Files.size(file) && entry.getSize() / width >= count;
        return fits ? "" : "a storage of %d bytes".formatted(entry.getSize());
    }

    private static InputException noStateDict(Path file, String record, String found) {
        return InputException.in(
                file, record, found, "a state dict holds tensors by name and nothing else", Pickle.REMEDY);
    }
}
