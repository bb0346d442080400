package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.TorchZip;
import prefbench.text.InputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** BERT folders as HuggingFace has them, around the tiny encoder that PyTorch wrote. */
class PretrainedEncoderTest {
    private static final String WORDS = "bert.embeddings.word_embeddings.weight";
    private static final State STATE =
            new State("red", "[button] blue [button_]", List.of("click[dress]", "click[shirt]"));

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.copy(Golden.file("bert_tiny_config.json"), folder.resolve("config.json"));
        Files.write(folder.resolve("vocab.txt"), vocabulary());
        Files.copy(Golden.file("bert_tiny_pytorch_model.bin"), folder.resolve("pytorch_model.bin"));
    }

    /** As many pieces as the golden encoder has rows; [CLS] and [SEP] not where they are in vocabularies made here. */
    static List<String> vocabulary() {
        List<String> pieces = new ArrayList<>(List.of("[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            pieces.add(String.valueOf(letter));
            pieces.add("##" + letter);
        }
        pieces.addAll(List.of("red", "blue", "dress", "shirt", "[", "]"));
        return pieces;
    }

    @Test
    void holdsTheEncodersWeightsAndFreshOnesForTheRest() {
        try (ChoicePolicy policy = ChoicePolicy.fromEncoder(folder, 40, 16, 7);
                Tokenizer tokenizer = policy.tokenizer()) {
            Map<String, Parameters.Array> weights = policy.parameters().snapshot();
            Map<String, Parameters.Array> golden = Safetensors.read(Golden.file("bert_tiny.safetensors"));
            golden.forEach((name, array) -> assertThat(
                            Arrays.copyOf(weights.get("bert." + name).values(), array.values().length))
                    .as(name)
                    .isEqualTo(array.values()));
            assertThat(weights.get(WORDS).shape()).containsExactly(68, 32);
            assertThat(policy.config())
                    .isEqualTo(new ChoiceConfig(
                            32, 2, 4, 64, 48, 128, 40, 16, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST));
            assertThat(tokenizer.id("[CLS]")).isEqualTo(3);
            assertThat(tokenizer.encode("[button] red [button_]")).containsExactly(64, 58, 65);
            Map<String, Parameters.Array> fresh = Initialisation.weights(policy.config(), 68, 7);
            assertThat(weights.get("linear_1.weight").values())
                    .isEqualTo(fresh.get("linear_1.weight").values());
            assertThat(policy.logProbabilities(List.of(STATE)).get(0))
                    .hasSize(2)
                    .doesNotContain(Double.NaN);
        }
    }

    @Test
    void markersGetSmallEmbeddingsOfTheirOwn() {
        float[] first = words(7);
        float[] again = words(7);
        float[] other = words(8);
        assertThat(again).isEqualTo(first);
        double sum = 0;
        for (int token = 64; token < 68; token++) {
            float[] row = Arrays.copyOfRange(first, token * 32, token * 32 + 32);
            assertThat(row).isNotEqualTo(Arrays.copyOfRange(other, token * 32, token * 32 + 32));
            assertThat(row).isNotEqualTo(Arrays.copyOfRange(first, 64 * 32 - 32, 64 * 32));
            for (float value : row) {
                sum += value * value;
            }
        }
        assertThat(Math.sqrt(sum / 128)).isBetween(0.015, 0.025);
        assertThat(Arrays.copyOf(other, 64 * 32)).isEqualTo(Arrays.copyOf(first, 64 * 32));
    }

    @Test
    void tensorsOfOtherNamesAndFormatsGiveTheSamePolicy() throws IOException {
        String expected = sha256();
        Map<String, Parameters.Array> golden = Safetensors.read(Golden.file("bert_tiny.safetensors"));
        Files.delete(folder.resolve("pytorch_model.bin"));
        Path safe = folder.resolve("model.safetensors");
        Safetensors.write(safe, golden);
        assertThat(sha256()).isEqualTo(expected);
        Files.delete(safe);
        Map<String, Parameters.Array> old = new LinkedHashMap<>();
        golden.forEach((name, array) -> old.put(
                "bert."
                        + name.replace("LayerNorm.weight", "LayerNorm.gamma")
                                .replace("LayerNorm.bias", "LayerNorm.beta"),
                array));
        for (String head : List.of("bert.pooler.dense.weight", "cls.predictions.bias", "cls.seq_relationship.bias")) {
            old.put(head, new Parameters.Array(new float[1], 1));
        }
        TorchZip.write(folder.resolve("pytorch_model.bin"), old, "bert.embeddings.position_ids");
        assertThat(sha256()).isEqualTo(expected);
    }

    @Test
    void aSavedPolicyIsReadWithoutItsEncoderAndSaysWhatItCameFrom() throws IOException {
        Path saved = folder.resolve("saved");
        try (ChoicePolicy policy = ChoicePolicy.fromEncoder(folder, 40, 16, 7);
                Tokenizer tokenizer = policy.tokenizer()) {
            policy.save(saved);
            assertThat(CheckpointKind.of(saved)).isEqualTo(CheckpointKind.CHOICE);
            try (ChoicePolicy loaded = ChoicePolicy.load(saved);
                    Tokenizer again = loaded.tokenizer()) {
                assertThat(loaded.parameters().sha256())
                        .isEqualTo(policy.parameters().sha256());
                assertThat(again.sha256()).isEqualTo(tokenizer.sha256());
                assertThat(loaded.logProbabilities(List.of(STATE)).get(0))
                        .isEqualTo(policy.logProbabilities(List.of(STATE)).get(0));
            }
            assertThat(Files.readString(saved.resolve("provenance.json")))
                    .contains("\"made_by\" : \"prefbench\"")
                    .containsPattern("\"started_from\" : \"encoder pytorch_model.bin, SHA-256 [0-9a-f]{64},"
                            + " heads and new tokens from seed 7\"")
                    .contains("\"parameters\" : \"%s\""
                            .formatted(policy.parameters().sha256()));
        }
    }

    @Test
    void anEncoderAloneIsNoPolicy() {
        assertThat(CheckpointKind.of(folder)).isEqualTo(CheckpointKind.ENCODER);
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ", tensors: found an encoder without heads; a choice model is expected;"
                        + " train one from it by imitation");
    }

    @ParameterizedTest
    @CsvSource({
        "hidden_act, '\"relu\"', gelu",
        "position_embedding_type, '\"relative_key\"', absolute",
        "layer_norm_eps, 1.0E-5, 1.0E-12",
        "type_vocab_size, 3, 2",
        "pad_token_id, 1, 0",
        "is_decoder, true, false",
        "model_type, '\"roberta\"', bert"
    })
    void whatTheEncoderCannotComputeIsRefusedByName(String field, String value, String supported) throws IOException {
        Path config = folder.resolve("config.json");
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode root = (ObjectNode) json.readTree(Files.readAllBytes(config));
        Files.write(config, json.writeValueAsBytes(root.set(field, json.readTree(value))));
        assertFails(config
                + ", %s: found %s; only %s can be computed; use a model that has it"
                        .formatted(field, value, supported));
    }

    @Test
    void namesEveryTensorThatDoesNotFit() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Map<String, Parameters.Array> golden = Safetensors.read(Golden.file("bert_tiny.safetensors"));
        golden.remove("embeddings.LayerNorm.bias");
        golden.put("encoder.layer.0.output.dense.bias", new Parameters.Array(new float[3], 3));
        golden.put("classifier.weight", new Parameters.Array(new float[3], 3));
        Safetensors.write(file, golden);
        assertFails(file + ", tensors: found no bert.embeddings.LayerNorm.bias [32],"
                + " bert.encoder.layer.0.output.dense.bias [3] where [32] is needed, unexpected classifier.weight;"
                + " each parameter of the model is expected, and no other tensor;"
                + " use the config.json that belongs to this file");
    }

    @Test
    void namesWhatElseIsWrong() throws IOException {
        Path config = folder.resolve("config.json");
        assertThatThrownBy(() -> ChoicePolicy.fromEncoder(folder, 49, 16, 7))
                .hasMessage(
                        config + ", sizes: found an impossible one; stateTokens must be from 8 to maxPositions = 48,"
                                + " was 49; use another model, or shorter inputs");
        List<String> longer = new ArrayList<>(vocabulary());
        longer.add("more");
        Files.write(folder.resolve("vocab.txt"), longer);
        assertFails(config + ", vocab_size: found 64; the vocabulary beside it has 65 tokens;"
                + " use the files of one model");
        Files.delete(folder.resolve("vocab.txt"));
        assertFails(folder + ", vocabulary: found neither tokenizer.json nor vocab.txt;"
                + " a BERT's folder holds one of them; copy it there from the model that the weights began with");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> CheckpointKind.of(none))
                .hasMessage(none + ", folder: found none; a checkpoint is a folder;"
                        + " name one, or make the checkpoint again");
        Path weights = folder.resolve("pytorch_model.bin");
        TorchZip.write(weights, Map.of("fc.weight", new Parameters.Array(new float[1], 1)));
        assertThatThrownBy(() -> CheckpointKind.of(folder))
                .hasMessage(weights + ", tensors: found no bert.embeddings.word_embeddings.weight;"
                        + " a choice model or a BERT is expected; name the folder of one");
    }

    private void assertFails(String message) {
        assertThatThrownBy(() -> ChoicePolicy.fromEncoder(folder, 40, 16, 7))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private String sha256() {
        try (ChoicePolicy policy = ChoicePolicy.fromEncoder(folder, 40, 16, 7);
                Tokenizer tokenizer = policy.tokenizer()) {
            return policy.parameters().sha256();
        }
    }

    private float[] words(long seed) {
        try (ChoicePolicy policy = ChoicePolicy.fromEncoder(folder, 40, 16, seed);
                Tokenizer tokenizer = policy.tokenizer()) {
            return policy.parameters().snapshot().get(WORDS).values();
        }
    }
}
