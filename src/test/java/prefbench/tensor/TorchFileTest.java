package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class TorchFileTest {
    private static final String RULE = "; a state dict needs collections.OrderedDict, torch._utils._rebuild_tensor_v2,"
            + " torch._utils._rebuild_parameter and torch's storages, and nothing else is run or made;"
            + " load the file where you trust it, and save model.state_dict() alone, or safetensors";

    private static final int ANYWHERE = -1;

    @TempDir
    private Path folder;

    @Test
    void viewsOfOneStorageAreReadThroughTheirStrides() {
        TorchZip zip = new TorchZip()
                .begin()
                .storage("0", 0, 1, 2, 3, 4, 5, 6, 7)
                .tensor("plain", "FloatStorage", 0, 8, 2, new long[] {2, 3}, new long[] {3, 1})
                .tensor("transposed", "FloatStorage", 0, 8, 2, new long[] {3, 2}, new long[] {1, 3})
                .tensor("column", "FloatStorage", 0, 8, 1, new long[] {4}, new long[] {2})
                .tensor("repeated", "FloatStorage", 0, 8, 3, new long[] {2, 2}, new long[] {0, 1})
                .tensor("scalar", "FloatStorage", 0, 8, 7, new long[] {}, new long[] {})
                .tensor("empty", "FloatStorage", 0, 8, 8, new long[] {0, 3}, new long[] {3, 1})
                .end();
        Path file = zip.save(folder.resolve("f"), "another_name");
        assertThat(values(file, "plain", 2, 3)).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(values(file, "transposed", 3, 2)).containsExactly(2, 5, 3, 6, 4, 7);
        assertThat(values(file, "column", 4)).containsExactly(1, 3, 5, 7);
        assertThat(values(file, "repeated", 2, 2)).containsExactly(3, 4, 3, 4);
        assertThat(values(file, "scalar")).containsExactly(7);
        assertThat(values(file, "empty", 0, 3)).isEmpty();
    }

    @Test
    void narrowNumbersAreWidenedAndWideOnesRounded() {
        TorchZip zip = new TorchZip()
                .begin()
                .storage("0", new byte[] {0, 0x3c, 0, (byte) 0xc1})
                .storage("1", new byte[] {(byte) 0xc0, 0x3f})
                .storage(
                        "2",
                        ByteBuffer.allocate(8)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putDouble(0.1)
                                .array())
                .tensor("half", "HalfStorage", 0, 2, 0, new long[] {2}, new long[] {1})
                .tensor("brain", "BFloat16Storage", 1, 1, 0, new long[] {1}, new long[] {1})
                .tensor("double", "DoubleStorage", 2, 1, 0, new long[] {1}, new long[] {1})
                .end();
        Path file = zip.save(folder.resolve("f"), "archive");
        assertThat(values(file, "half", 2)).containsExactly(1, -2.5f);
        assertThat(values(file, "brain", 1)).containsExactly(1.5f);
        assertThat(values(file, "double", 1)).containsExactly(0.1f);
    }

    @Test
    void theArchiveSaysItsByteOrder() {
        byte[] big = ByteBuffer.allocate(4).putFloat(1.25f).array();
        TorchZip zip = new TorchZip()
                .begin()
                .storage("0", big)
                .tensor("w", "FloatStorage", 0, 1, 0, new long[] {1}, new long[] {1})
                .end();
        Path file = zip.entry("byteorder", "big".getBytes(StandardCharsets.US_ASCII))
                .save(folder.resolve("f"), "archive");
        assertThat(values(file, "w", 1)).containsExactly(1.25f);
        Path odd = zip.entry("byteorder", "middle".getBytes(StandardCharsets.US_ASCII))
                .save(folder.resolve("odd"), "archive");
        assertThatThrownBy(() -> StateDict.read(odd))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        odd + ", byteorder: found [middle]; little or big is expected; copy or make the file again");
    }

    @Test
    void parametersAttributesAndNewerProtocolsAreUnderstood() {
        TorchZip zip = new TorchZip()
                .bytes(0x80, 4, 0x95)
                .little(0, 8)
                .bytes('}', 0x94)
                .bytes(0x8c, 1, 'p')
                .bytes(0x8c, 12)
                .utf8("torch._utils")
                .bytes(0x8c, 18)
                .utf8("_rebuild_parameter")
                .bytes(0x93, '(')
                .global("torch._utils", "_rebuild_tensor_v2")
                .bytes('(', '(')
                .text("storage")
                .global("torch", "FloatStorage")
                .text("0")
                .text("cpu")
                .bytes('K', 2, 't', 'Q', 'K', 0, 'K', 2, 0x85, 'K', 1, 0x85, 0x89)
                .global("collections", "OrderedDict")
                .bytes(')', 'R', 't', 'R', 0x88, '}', 't', 'R', 's')
                // The attributes of an ordered dict.
                .bytes('}')
                .text("_metadata")
                .bytes('N', 's', 'b', '.')
                .storage("0", 8, 9);
        assertThat(values(zip.save(folder.resolve("f"), "archive"), "p", 2)).containsExactly(8, 9);
    }

    @Test
    void nothingIsCalledThatAStateDictDoesNotNeed() {
        refused(new TorchZip().global("posix", "system").text("touch x").bytes(0x85, 'R', '.'), 0, "[posix.system]");
        refused(new TorchZip().global("builtins", "eval").bytes('.'), 0, "[builtins.eval]");
        refused(new TorchZip().global("subprocess", "Popen").bytes('.'), 0, "[subprocess.Popen]");
        refused(new TorchZip().global("copyreg", "_reconstructor").bytes('.'), 0, "[copyreg._reconstructor]");
        refused(new TorchZip().text("os").text("system").bytes(0x93, '.'), 18, "[os.system]");
        refused(new TorchZip().text("os").bytes('N', 0x93), 8, "a global whose name is no text");
        refused(new TorchZip().bytes('(', 'i').line("os").line("system"), 1, "an object of [os.system]");
        refused(new TorchZip().bytes('(').global("torch", "FloatStorage").bytes('o'), 21, "pickle opcode OBJ");
        refused(new TorchZip().global("collections", "OrderedDict").bytes(')', 0x81), 26, "pickle opcode NEWOBJ");
        refused(new TorchZip().bytes(0x82, 1), 0, "pickle opcode EXT1");
        refused(
                new TorchZip().global("torch", "FloatStorage").bytes(')', 'R'),
                21,
                "a call of torch.FloatStorage with other arguments than torch's");
        refused(
                new TorchZip().global("torch._utils", "_rebuild_tensor_v2").bytes(')', 'R'),
                34,
                "a call of torch._utils._rebuild_tensor_v2 with other arguments than torch's");
        refused(new TorchZip().text("os").bytes(')', 'R'), 8, "a call of a text");
        refused(new TorchZip().global("torch", "FloatStorage").bytes('N', 'R'), 21, "arguments that are None");
        refused(new TorchZip().bytes(')', '}', 'b'), 2, "a state for a tuple");
        refused(new TorchZip().global("torch", "FloatStorage").bytes('}', 'b'), 21, "a state for [torch.FloatStorage]");
        refused(new TorchZip().global("a\u0007" + "b".repeat(200), "c").bytes('.'), 0, "[a?" + "b".repeat(78) + "...]");
    }

    @Test
    void aDamagedPickleIsRefusedWhereItBreaks() {
        refused(new TorchZip().bytes('}'), 1, "1 bytes to read where 0 are left");
        refused(new TorchZip().bytes('.'), 0, "an empty stack");
        refused(new TorchZip().bytes('(', '.'), 1, "an empty stack");
        refused(new TorchZip().bytes('t'), 0, "an empty stack");
        refused(new TorchZip().bytes(0x86), 0, "an empty stack");
        refused(new TorchZip().bytes('h', 7), 0, "memo entry 7, which was never stored");
        refused(new TorchZip().bytes('X').little(0x7fffffff, 4), 0, "2147483647 bytes to read where 0 are left");
        refused(new TorchZip().bytes(0x8d).little(-1, 8), 0, "18446744073709551615 bytes to read where 0 are left");
        refused(new TorchZip().bytes(0x8a, 200), 0, "a whole number of 200 bytes");
        refused(new TorchZip().bytes(0x80, 6), 0, "pickle protocol 6");
        refused(new TorchZip().bytes(0xff), 0, "pickle opcode 0xff");
        refused(new TorchZip().bytes('}', 'K', 1, 'N', 's'), 4, "a key that is 1");
        refused(new TorchZip().bytes(')', 'K', 1, 'N', 's'), 4, "items for a tuple");
        refused(new TorchZip().bytes('N', 'Q'), 1, "a persistent id that is no storage's");
        refused(new TorchZip().bytes('c').utf8("torch"), 0, "1 bytes to read where 0 are left");
    }

    @Test
    void nestingAndTheMemoCostNoStackAndLittleMemory() {
        TorchZip deep = new TorchZip().bytes(')');
        for (int i = 0; i < 1_000_000; i++) {
            deep.bytes(0x85);
        }
        assertThatThrownBy(() -> StateDict.read(deep.bytes('.').save(folder.resolve("deep"), "a")))
                .hasMessageContaining(", the whole file: found a tuple; a state dict holds tensors by name");
        TorchZip bomb = new TorchZip().bytes(')', 'q', 0);
        for (int i = 0; i < 200; i++) {
            bomb.bytes('(', 'h', i, 'h', i, 'h', i, 't', 'q', i + 1);
        }
        assertThatThrownBy(() -> StateDict.read(bomb.bytes('.').save(folder.resolve("bomb"), "a")))
                .hasMessageContaining(", the whole file: found a tuple;");
        TorchZip self = new TorchZip().bytes('}', 'q', 0).text("me").bytes('h', 0, 's', '.');
        assertThatThrownBy(() -> StateDict.read(self.save(folder.resolve("self"), "a")))
                .hasMessageContaining(", entry [me]: found a dict; a state dict holds tensors by name");
        refused(
                new TorchZip().bytes('}', 'r').little(-1, 4).bytes('j').little(-2, 4),
                6,
                "memo entry -2, which was never stored");
    }

    @Test
    void noTensorHasMoreDimensionsThanTorchs() {
        long[] most = new long[64];
        Arrays.fill(most, 1);
        Path file = one(4, 3, most, most, new byte[16]).save(folder.resolve("most"), "a");
        assertThat(values(file, "w", most)).containsExactly(0);
        long[] more = new long[65];
        Arrays.fill(more, 1);
        refused(one(4, 0, more, more, new byte[16]), ANYWHERE, "65 sizes, where torch has at most 64");
        refused(one(4, 0, most, more, new byte[16]), ANYWHERE, "65 sizes, where torch has at most 64");
    }

    /** One tuple of the memo, asked for by a hundred thousand tensors, which would be copies of 16 MB each. */
    @Test
    void aLongTupleIsNotCopiedForEachTensor() {
        TorchZip zip =
                new TorchZip().global("torch._utils", "_rebuild_tensor_v2").bytes('q', 0, '(');
        for (int i = 0; i < 1_000_000; i++) {
            zip.bytes('K', 1);
        }
        zip.bytes('t', 'q', 1, '(').text("storage").global("torch", "FloatStorage");
        zip.text("0").text("cpu").bytes('K', 1, 't', 'Q', 'q', 2);
        for (int i = 0; i < 100_000; i++) {
            zip.bytes('h', 0, '(', 'h', 2, 'K', 0, 'h', 1, 'h', 1, 'N', 'N', 't', 'R');
        }
        refused(zip.bytes('.'), ANYWHERE, "1000000 sizes, where torch has at most 64");
    }

    @Test
    void aLongPickleIsNotReadToItsEnd() {
        TorchZip zip = new TorchZip().compressed();
        for (int i = 0; i <= Pickle.LONGEST; i++) {
            zip.bytes('N');
        }
        Path file = zip.save(folder.resolve("f"), "archive");
        assertThatThrownBy(() -> StateDict.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", data.pkl: found more than 4194304 bytes; names and shapes need far less;"
                        + " load the file where you trust it, and save model.state_dict() alone, or safetensors");
    }

    @Test
    void aTensorStaysWithinItsStorage() {
        for (long[] view : new long[][] {
            {4, 0, 5, 1},
            {4, 1, 4, 1},
            {4, 0, 3, 2},
            {4, -1, 2, 1},
            {4, 3, 2, -1},
            {4, 0, -2, 1},
            {4, 0, 2, Long.MAX_VALUE},
            {4, 0, 1L << 40, 1L << 40},
            {4, 0, 1L << 62, 0},
            {4, 5, 1, 1},
            {4, Long.MAX_VALUE, 2, 2},
            {4, 0, 5, 0}
        }) {
            refused(
                    one(view[0], view[1], new long[] {view[2]}, new long[] {view[3]}, new byte[16]),
                    ANYWHERE,
                    "a tensor that reaches beyond storage [0] of 4 numbers",
                    Arrays.toString(view));
        }
        refused(
                one(4, 0, new long[] {1L << 32, 1L << 32}, new long[] {0, 0}, new byte[16]),
                ANYWHERE,
                "a tensor that reaches beyond storage [0] of 4 numbers");
        refused(
                one(4, 0, new long[] {2}, new long[] {2, 1}, new byte[16]),
                ANYWHERE,
                "a tensor of 1 dimensions with 2 strides");
    }

    @Test
    void aStorageHoldsWhatItSays() {
        String rule = ", tensor [w]: found %s; storage [0] holds %d numbers of 4 bytes, as they are;"
                + " copy or make the file again";
        long[] one = {1};
        Path missing = one(4, 0, one, one, null).save(folder.resolve("missing"), "a");
        assertThatThrownBy(() -> StateDict.read(missing)).hasMessage(missing + rule.formatted("no such storage", 4));
        Path brief = one(4, 0, one, one, new byte[15]).save(folder.resolve("brief"), "a");
        assertThatThrownBy(() -> StateDict.read(brief)).hasMessage(brief + rule.formatted("a storage of 15 bytes", 4));
        Path huge = one(Long.MAX_VALUE / 2, 0, one, one, new byte[15]).save(folder.resolve("huge"), "a");
        assertThatThrownBy(() -> StateDict.read(huge))
                .hasMessage(huge + rule.formatted("a storage of 15 bytes", Long.MAX_VALUE / 2));
        Path bomb = one(1 << 20, 0, one, one, new byte[4 << 20]).compressed().save(folder.resolve("bomb"), "a");
        assertThatThrownBy(() -> StateDict.read(bomb))
                .hasMessage(bomb + rule.formatted("a compressed storage", 1 << 20));
        Path outside = new TorchZip()
                .begin()
                .tensor("w", "FloatStorage", 0, 1, 0, one, one)
                .end()
                .entry("../0", new byte[4])
                .save(folder.resolve("outside"), "a");
        assertThatThrownBy(() -> StateDict.read(outside)).hasMessage(outside + rule.formatted("no such storage", 1));
    }

    @Test
    void anEntryThatClaimsMoreThanTheFileHasIsRefused() throws IOException {
        long[] many = {1L << 28};
        Path file = one(1L << 28, 0, many, new long[] {1}, new byte[16]).save(folder.resolve("f"), "a");
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bytes.length; at++) {
            // The central directory's record of data/0: compressed and plain size.
            if (zip.getInt(at) == 0x02014b50 && zip.getInt(at + 24) == 16) {
                zip.putInt(at + 20, 1 << 30).putInt(at + 24, 1 << 30);
            }
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> StateDict.read(file).fit(Map.of("w", many), "none"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + "")
                .hasMessageEndingWith("copy or make the file again");
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        Path legacy = Files.write(folder.resolve("legacy"), new byte[] {(byte) 0x80, 2, (byte) 0x8a, 10, 'l'});
        assertThatThrownBy(() -> StateDict.read(legacy))
                .isInstanceOf(InputException.class)
                .hasMessage(legacy + ", start: found a pickle; torch's zip format (torch.save since torch 1.6) and"
                        + " safetensors can be read; load it and save its state_dict() again with a newer torch");
        Path script = new TorchZip()
                .bytes('}', '.')
                .entry("constants.pkl", new byte[1])
                .save(folder.resolve("script"), "a");
        assertThatThrownBy(() -> StateDict.read(script))
                .hasMessageStartingWith(script + ", archive: found a TorchScript model; a state dict holds");
        Path whole = one(4, 0, new long[] {4}, new long[] {1}, new byte[16]).save(folder.resolve("whole"), "a");
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 4; length < bytes.length; length += 13) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> StateDict.read(cut))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(cut + ": cannot be read as a zip archive (")
                    .hasMessageEndingWith("); copy or make the file again");
        }
        Path zip = new TorchZip().save(folder.resolve("zip"), "a/data.pkl");
        assertThatThrownBy(() -> StateDict.read(zip)).isInstanceOf(InputException.class);
        Path two = new TorchZip()
                .bytes('}', '.')
                .entry("more/data.pkl", new byte[1])
                .save(folder.resolve("two"), "a");
        assertThatThrownBy(() -> StateDict.read(two))
                .hasMessage(two + ", archive: found 2 entries called data.pkl; torch writes one;"
                        + " name a file that torch.save wrote");
    }

    /** A file of the one tensor {@code w}. */
    private static TorchZip one(long count, long offset, long[] shape, long[] strides, byte[] storage) {
        TorchZip zip = new TorchZip()
                .begin()
                .tensor("w", "FloatStorage", 0, count, offset, shape, strides)
                .end();
        return storage == null ? zip : zip.storage("0", storage);
    }

    private void refused(TorchZip zip, int at, String found) {
        refused(zip, at, found, found);
    }

    private void refused(TorchZip zip, int at, String found, String description) {
        Path file = zip.save(folder.resolve("f"), "archive");
        assertThatThrownBy(() -> StateDict.read(file))
                .as(description)
                .isInstanceOf(InputException.class)
                .hasMessageMatching(java.util.regex.Pattern.quote(file + ", data.pkl, byte ")
                        + (at == ANYWHERE ? "\\d+" : String.valueOf(at))
                        + java.util.regex.Pattern.quote(": found " + found + RULE));
    }

    private static float[] values(Path file, String name, long... shape) {
        return StateDict.read(file)
                .without(other -> !other.equals(name))
                .fit(Map.of(name, shape), "none")
                .get(name)
                .values();
    }
}
