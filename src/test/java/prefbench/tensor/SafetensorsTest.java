package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class SafetensorsTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() {
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>();
        tensors.put("b", new Parameters.Array(new float[] {1, Float.MIN_VALUE, -0f}, 3));
        tensors.put("a", new Parameters.Array(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, tensors);
        Map<String, Parameters.Array> read = Safetensors.read(file);
        assertThat(read.keySet()).containsExactly("b", "a");
        assertThat(read.get("a").shape()).containsExactly(2, 3);
        assertThat(read.get("a").values()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(read.get("b").values()).containsExactly(1, Float.MIN_VALUE, -0f);
    }

    @Test
    void widensHalfAndBrainFloats() throws IOException {
        Path file = file(
                "{\"h\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[8,10]}}",
                (short) 0x3c00,
                (short) 0xc100,
                (short) 0x0001,
                (short) 0x7c00,
                (short) 0x3fc0);
        Map<String, Parameters.Array> read = Safetensors.read(file);
        assertThat(read.get("h").values()).containsExactly(1, -2.5f, 0x1p-24f, Float.POSITIVE_INFINITY);
        assertThat(read.get("b").values()).containsExactly(1.5f);
    }

    @Test
    void roundsDoublesAndReadsTensorsLongerThanItsChunks() throws IOException {
        Path file = file(
                "{\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[2,10]}}",
                (short) 0,
                (short) 0x999a,
                (short) 0x9999,
                (short) 0x9999,
                (short) 0x3fb9);
        assertThat(Safetensors.read(file).get("d").values()).containsExactly(0.1f);
        float[] many = new float[40_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        Path large = folder.resolve("large");
        Safetensors.write(large, Map.of("m", new Parameters.Array(many, 2, 20_000)));
        assertThat(Safetensors.read(large).get("m").values()).isEqualTo(many);
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        Path missing = folder.resolve("none");
        assertThatThrownBy(() -> Safetensors.read(missing))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(missing + ": cannot be read (java.nio.file.NoSuchFileException");
        Path cut = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", (short) 0);
        assertThatThrownBy(() -> Safetensors.read(cut))
                .isInstanceOf(InputException.class)
                .hasMessage(cut
                        + ", tensor w: found bytes 0 to 8; shape [2] as F32 needs 8 bytes of the 2 after the header;"
                        + " copy or make the file again");
        Path integers = file("{\"w\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", (short) 0);
        assertThatThrownBy(() -> Safetensors.read(integers))
                .hasMessage(integers
                        + ", tensor w: found dtype I64; F32, F16, BF16 and F64 can be read; convert it to F32");
        Path text = file("no json", (short) 0);
        assertThatThrownBy(() -> Safetensors.read(text))
                .hasMessage(
                        text + ", header: found text that is not JSON; a safetensors file starts with a JSON header;"
                                + " copy or make the file again");
        Path tiny = Files.write(folder.resolve("tiny"), new byte[3]);
        assertThatThrownBy(() -> Safetensors.read(tiny))
                .hasMessage(
                        tiny
                                + ", header: found 3 bytes; a header length of 8 bytes is expected; copy or make the file again");
        Path other = Files.write(folder.resolve("other"), "version https://git-lfs".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Safetensors.read(other))
                .hasMessageContaining("header: found a header length of ")
                .hasMessageEndingWith(
                        "; 15 bytes follow it, and 100000000 are the most that are read; copy or make the file again");
    }

    @Test
    void placesWhoseDifferenceOverflowsAreRefused() throws IOException {
        for (String places : new String[] {
            "9223372036854775804, -9223372036854775808",
            "-9223372036854775808, -9223372036854775804",
            "0, 9223372036854775807",
            "4, 0",
            "-4, 0"
        }) {
            Path file = file(
                    "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%s]}}".formatted(places),
                    (short) 0,
                    (short) 0);
            assertThatThrownBy(() -> Safetensors.read(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage(
                            "%s, tensor w: found bytes %s; shape [1] as F32 needs 4 bytes of the 4 after the header;"
                                            .formatted(file, places.replace(", ", " to "))
                                    + " copy or make the file again");
        }
    }

    @Test
    void sizesAndNamesAreShownWithinReason() throws IOException {
        String sizes = "1,".repeat(64) + "1";
        Path many = file("{\"w\":{\"dtype\":\"F32\",\"shape\":[%s],\"data_offsets\":[0,4]}}".formatted(sizes));
        assertThatThrownBy(() -> Safetensors.read(many))
                .isInstanceOf(InputException.class)
                .hasMessage(many + ", tensor w: found 65 sizes; a tensor has at most 64; copy or make the file again");
        Path odd = file("{\"\\u001b[2J%s\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}"
                .formatted("w".repeat(100)));
        assertThatThrownBy(() -> Safetensors.read(odd))
                .hasMessage(odd + ", tensor ?[2J" + "w".repeat(76)
                        + "...: found dtype I64; F32, F16, BF16 and F64 can be read; convert it to F32");
    }

    private Path file(String header, short... data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + text.length + 2 * data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text);
        for (short value : data) {
            bytes.putShort(value);
        }
        return Files.write(Files.createTempFile(folder, "model", ".safetensors"), bytes.array());
    }
}
