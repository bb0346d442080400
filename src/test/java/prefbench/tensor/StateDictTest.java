package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class StateDictTest {
    @TempDir
    private Path folder;

    @Test
    void torchsOwnFileEqualsTheSafetensorsFileBitForBit() throws URISyntaxException {
        Map<String, Parameters.Array> expected = Safetensors.read(resource("bert_tiny.safetensors"));
        StateDict read = StateDict.read(resource("bert_tiny_pytorch_model.bin"));
        assertThat(read.names()).hasSize(37).allMatch(name -> name.startsWith("bert."));
        Map<String, long[]> shapes = new LinkedHashMap<>();
        expected.forEach((name, array) -> shapes.put(name, array.shape()));
        Map<String, Parameters.Array> actual =
                read.renamed(name -> name.substring(5)).fit(shapes, "none");
        assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, array) -> {
            assertThat(actual.get(name).shape()).isEqualTo(array.shape());
            assertThat(actual.get(name).bytes()).as(name).isEqualTo(array.bytes());
        });
    }

    @Test
    void bothFormatsHaveOneReader() throws IOException {
        Map<String, Parameters.Array> tensors = Map.of("w", new Parameters.Array(new float[] {1, 2}, 2));
        Safetensors.write(folder.resolve("a"), tensors);
        TorchZip.write(folder.resolve("b"), tensors);
        for (String name : new String[] {"a", "b"}) {
            StateDict read = StateDict.read(folder.resolve(name));
            assertThat(read.shape("w")).containsExactly(2);
            assertThat(read.fit(Map.of("w", new long[] {2}), "none").get("w").values())
                    .containsExactly(1, 2);
        }
    }

    @Test
    void aFolderHasItsFileOfWeightsUnderOneOfThreeNames() throws IOException {
        assertThatThrownBy(() -> StateDict.read(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ", files of weights: found none; one of model.safetensors, pytorch_model.bin,"
                        + " model.pth is expected; name a folder that holds one");
        for (String name : new String[] {"model.pth", "pytorch_model.bin"}) {
            TorchZip.write(folder.resolve(name), Map.of(name, new Parameters.Array(new float[1], 1)));
            assertThat(StateDict.read(folder).names()).containsExactly(name);
        }
        Safetensors.write(folder.resolve("model.safetensors"), Map.of("best", new Parameters.Array(new float[1], 1)));
        assertThat(StateDict.read(folder).names()).containsExactly("best");
    }

    @Test
    void aHeaderWhoseLengthLooksLikeAPickleIsNone() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("w", new Parameters.Array(new float[] {1, 2}, 2)));
        byte[] bytes = Files.readAllBytes(file);
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        int padded = 0x10580;
        ByteBuffer longer = ByteBuffer.allocate(8 + padded + 8).order(ByteOrder.LITTLE_ENDIAN);
        longer.putLong(padded).put(bytes, 8, header);
        while (longer.position() < 8 + padded) {
            longer.put((byte) ' ');
        }
        Files.write(file, longer.put(bytes, 8 + header, 8).array());
        assertThat(longer.array()).startsWith(0x80, 0x05, 0x01);
        assertThat(StateDict.read(file)
                        .fit(Map.of("w", new long[] {2}), "")
                        .get("w")
                        .values())
                .containsExactly(1, 2);
    }

    @Test
    void weightsInSeveralFilesAreRefused() throws IOException {
        Files.writeString(folder.resolve("pytorch_model.bin.index.json"), "{}");
        assertThatThrownBy(() -> StateDict.read(folder))
                .hasMessage(folder + ", file pytorch_model.bin.index.json: found weights in several files;"
                        + " one file of weights can be read; save the model again with a larger max_shard_size");
    }

    @Test
    void everyTensorThatDoesNotFitIsNamedAtOnce() {
        Path file = folder.resolve("model.pth");
        new TorchZip()
                .begin()
                .storage("0", 1, 2)
                .storage("1", new byte[8])
                .tensor("z", "FloatStorage", 0, 2, 0, new long[] {2}, new long[] {1})
                .tensor("ids", "LongStorage", 1, 1, 0, new long[] {1}, new long[] {1})
                .tensor("other", "FloatStorage", 0, 2, 0, new long[] {2}, new long[] {1})
                .tensor("a", "FloatStorage", 0, 2, 0, new long[] {2}, new long[] {1})
                .end()
                .save(file, "model");
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("missing", new long[] {3, 4});
        shapes.put("z", new long[] {1, 2});
        shapes.put("ids", new long[] {1});
        assertThatThrownBy(() -> StateDict.read(file).fit(shapes, "use the right file"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", tensors: found no missing [3, 4], z [2] where [1, 2] is needed,"
                        + " ids of type I64 (F32, F16, BF16 and F64 can be read), unexpected a, unexpected other;"
                        + " each parameter of the model is expected, and no other tensor; use the right file");
        StateDict some = StateDict.read(file).without(name -> !name.equals("a"));
        assertThat(some.fit(Map.of("a", new long[] {2}), "none").get("a").values())
                .containsExactly(1, 2);
    }

    @Test
    void amongManyFaultsTheFirstTwentyAreNamedAndNoNameRunsOn() {
        Path file = folder.resolve("model.safetensors");
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>();
        tensors.put("\u001b[2J\n" + "w".repeat(100), new Parameters.Array(new float[1], 1));
        for (int i = 100; i < 125; i++) {
            tensors.put("x" + i, new Parameters.Array(new float[1], 1));
        }
        Safetensors.write(file, tensors);
        String names =
                IntStream.range(100, 119).mapToObj(i -> "unexpected x" + i).collect(Collectors.joining(", "));
        assertThatThrownBy(() -> StateDict.read(file).fit(Map.of(), "use the right file"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", tensors: found unexpected ?[2J?" + "w".repeat(75) + "..., " + names
                        + " and 6 more; each parameter of the model is expected, and no other tensor;"
                        + " use the right file");
        assertThatThrownBy(() -> StateDict.read(file).renamed(name -> "a\tb"))
                .hasMessage(file + ", tensor x100: found ?[2J?" + "w".repeat(75)
                        + "... as well; both stand for a?b; remove the one that is out of date");
    }

    @Test
    void twoTensorsOfOneNameAreRefused() {
        Path file = folder.resolve("model.pth");
        Parameters.Array one = new Parameters.Array(new float[1], 1);
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>();
        tensors.put("gamma", one);
        tensors.put("weight", one);
        TorchZip.write(file, tensors);
        assertThatThrownBy(() -> StateDict.read(file).renamed(name -> "weight"))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", tensor weight: found gamma as well; both stand for weight;"
                        + " remove the one that is out of date");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateDict.read(file).shape("w"))
                .withMessage("no tensor is called w; there are [gamma, weight]");
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(StateDictTest.class.getResource("/torchgold/" + name).toURI());
    }
}
