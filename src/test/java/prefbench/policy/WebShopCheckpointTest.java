package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.TorchZip;
import prefbench.text.InputException;

/** Small files of the structure that train_choice_il.py saves. */
class WebShopCheckpointTest {
    private static final ChoiceConfig CONFIG =
            new ChoiceConfig(32, 2, 4, 64, 48, 8, 48, 48, ActionPadding.UNMASKED, Truncation.LEFT_512);
    private static final List<State> STATES = List.of(
            State.of(
                    "WebShop\nInstruction: \na \"red\" dress\n[button] Search [button_]",
                    List.of("click[Dress]", "click[red shirt]", "click[blue]")),
            State.of("Instruction:\nblue\n[button] Back [button_]", List.of("click[a]", "click[b c d e]")));

    @TempDir
    private Path folder;

    private final Map<String, Parameters.Array> weights = new LinkedHashMap<>();

    @BeforeEach
    void write() throws IOException {
        Files.copy(Golden.file("bert_tiny_config.json"), folder.resolve("config.json"));
        Files.write(folder.resolve("vocab.txt"), PretrainedEncoderTest.vocabulary());
        weights.putAll(Initialisation.weights(CONFIG, 68, 5));
        for (String ignored : List.of("bert.pooler.dense.weight", "image_linear.weight", "image_linear.bias")) {
            weights.put(ignored, new Parameters.Array(new float[1], 1));
        }
        TorchZip.write(folder.resolve("model.pth"), weights, "bert.embeddings.position_ids");
    }

    @Test
    void becomesThePolicyThatHasItsWeightsAndReadsAsItDid() {
        assertThat(CheckpointKind.of(folder)).isEqualTo(CheckpointKind.WEBSHOP);
        try (ChoicePolicy loaded = ChoicePolicy.load(folder);
                Tokenizer tokenizer = loaded.tokenizer();
                ChoicePolicy expected = ChoicePolicy.create(CONFIG, tokenizer, 5)) {
            assertThat(loaded.config()).isEqualTo(CONFIG);
            assertThat(tokenizer.size()).isEqualTo(68);
            assertThat(loaded.parameters().sha256())
                    .isEqualTo(expected.parameters().sha256());
            List<double[]> rows = loaded.logProbabilities(STATES);
            for (int i = 0; i < STATES.size(); i++) {
                assertThat(rows.get(i))
                        .isEqualTo(expected.logProbabilities(STATES).get(i))
                        .containsExactly(
                                loaded.logProbabilities(List.of(STATES.get(i))).get(0), within(1e-5));
            }
        }
    }

    @Test
    void savedItIsOurs() throws IOException {
        Path saved = folder.resolve("saved");
        try (ChoicePolicy loaded = ChoicePolicy.load(folder);
                Tokenizer tokenizer = loaded.tokenizer()) {
            loaded.save(saved);
            try (ChoicePolicy again = ChoicePolicy.load(saved);
                    Tokenizer other = again.tokenizer()) {
                assertThat(again.config()).isEqualTo(loaded.config());
                assertThat(again.parameters().sha256())
                        .isEqualTo(loaded.parameters().sha256());
            }
        }
        assertThat(Files.readString(saved.resolve("provenance.json")))
                .containsPattern("\"started_from\" : \"WebShop's model.pth, SHA-256 [0-9a-f]{64}\"");
    }

    @Test
    void withoutAConfigurationItIsBertBase() throws IOException {
        Files.delete(folder.resolve("config.json"));
        assertThat(CheckpointKind.of(folder)).isEqualTo(CheckpointKind.WEBSHOP);
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        folder.resolve("model.pth")
                                + ", tensors: found bert.embeddings.word_embeddings.weight [68, 32] where [68, 768] is needed, ")
                .hasMessageEndingWith(
                        " and 184 more; each parameter of the model is expected, and no other tensor; put the vocabulary of the BERT it began with into the folder,"
                                + " and its config.json if it is not bert-base");
    }

    @Test
    void aValueHeadOfAnotherShapeIsNamed() throws IOException {
        Path file = folder.resolve("model.pth");
        for (Parameters.Array other : List.of(
                new Parameters.Array(new float[1]),
                new Parameters.Array(new float[8], 8),
                new Parameters.Array(new float[0], 0, 32))) {
            weights.put("linear_3.0.weight", other);
            TorchZip.write(file, weights);
            assertThatThrownBy(() -> ChoicePolicy.load(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ", tensor linear_3.0.weight: found shape " + Arrays.toString(other.shape())
                            + "; the value head's first weights are a matrix of 1 to 1000000 rows;"
                            + " copy or make the file again");
        }
    }

    @Test
    void sizesWithoutEndAreRefusedBeforeAnyShapeIsMade() throws IOException {
        Path config = folder.resolve("config.json");
        String good = Files.readString(config);
        for (String[] size : new String[][] {
            {"num_hidden_layers", "layers", "1000"},
            {"intermediate_size", "intermediateSize", "1000000"},
            {"max_position_embeddings", "maxPositions", "1000000"}
        }) {
            Files.writeString(config, good.replaceAll("(\"%s\"\\s*:\\s*)\\d+".formatted(size[0]), "$12000000000"));
            assertThatThrownBy(() -> ChoicePolicy.load(folder))
                    .isInstanceOf(InputException.class)
                    .hasMessage("%s, sizes: found an impossible one; %s must be at most %s, was 2000000000;"
                                    .formatted(config, size[1], size[2])
                            + " use the config.json of its BERT");
        }
    }

    @Test
    void namesAForeignVocabularyAndEveryMissingTensor() throws IOException {
        List<String> pieces = PretrainedEncoderTest.vocabulary();
        Files.write(folder.resolve("vocab.txt"), pieces.subList(0, 60));
        Path file = folder.resolve("model.pth");
        weights.keySet().removeIf(name -> name.startsWith("linear_3"));
        TorchZip.write(file, weights);
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .hasMessage(file + ", tensors: found bert.embeddings.word_embeddings.weight [68, 32] where [64, 32] is"
                        + " needed, no linear_3.0.weight [128, 32], no linear_3.0.bias [128], no linear_3.2.weight"
                        + " [1, 128], no linear_3.2.bias [1]; each parameter of the model is expected, and no other"
                        + " tensor; put the vocabulary of the BERT it began with into the folder, and its config.json"
                        + " if it is not bert-base");
    }
}
