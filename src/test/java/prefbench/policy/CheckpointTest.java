package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckpointTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void save() {
        try (Tokenizer tokenizer = Tokenizer.train(List.of("red dress blue shirt"), 100);
                ChoicePolicy policy = ChoicePolicy.create(ChoicePolicyTest.SMALL, tokenizer, 1)) {
            policy.save(folder);
        }
    }

    @Test
    void loadsWhatWasSavedAndSavesTheSameBytes() throws IOException {
        try (ChoicePolicy loaded = ChoicePolicy.load(folder);
                ChoicePolicy fresh = ChoicePolicy.create(ChoicePolicyTest.SMALL, loaded.tokenizer(), 1);
                Tokenizer tokenizer = loaded.tokenizer()) {
            assertThat(loaded.config()).isEqualTo(ChoicePolicyTest.SMALL);
            assertThat(loaded.parameters().sha256())
                    .isEqualTo(fresh.parameters().sha256());
            List<State> states = List.of(new State("red", "blue", List.of("click[dress]", "click[shirt]")));
            assertThat(loaded.logProbabilities(states).get(0))
                    .isEqualTo(fresh.logProbabilities(states).get(0));
            Path again = folder.resolve("again");
            loaded.save(again);
            for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
                assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
            }
            assertThat(loaded.parameters().names())
                    .contains("bert.encoder.layer.0.attention.self.query.weight", "attn.dot_scale", "linear_3.2.bias");
        }
    }

    /** Fields that {@code BertConfig} of HuggingFace's transformers has; its {@code BertModel} strips the prefix bert. */
    @Test
    void theConfigurationIsWholeForHuggingFace() throws IOException {
        JsonNode config = JsonMapper.builder().build().readTree(Files.readAllBytes(folder.resolve("config.json")));
        assertThat(config.path("architectures").path(0).asString()).isEqualTo("BertModel");
        assertThat(config.propertyNames())
                .contains(
                        "model_type",
                        "vocab_size",
                        "hidden_size",
                        "num_hidden_layers",
                        "num_attention_heads",
                        "intermediate_size",
                        "hidden_act",
                        "hidden_dropout_prob",
                        "attention_probs_dropout_prob",
                        "max_position_embeddings",
                        "type_vocab_size",
                        "initializer_range",
                        "layer_norm_eps",
                        "pad_token_id",
                        "position_embedding_type");
    }

    @Test
    void saysWhatItsWeightsCameFrom() throws IOException {
        Path file = folder.resolve("provenance.json");
        try (ChoicePolicy loaded = ChoicePolicy.load(folder);
                Tokenizer tokenizer = loaded.tokenizer()) {
            String parameters = loaded.parameters().sha256();
            assertThat(Files.readString(file)).isEqualTo("""
                            {
                              "made_by" : "prefbench",
                              "started_from" : "fresh weights, seed 1",
                              "parameters" : "%s",
                              "tokenizer" : "%s"
                            }
                            """.formatted(parameters, tokenizer.sha256()));
            loaded.save(folder);
            assertThat(Files.readString(file))
                    .contains("\"started_from\" : \"a checkpoint with parameters %s\"".formatted(parameters));
        }
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "a file, not a folder");
        try (ChoicePolicy loaded = ChoicePolicy.load(folder);
                Tokenizer tokenizer = loaded.tokenizer()) {
            assertThatThrownBy(() -> loaded.save(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ": checkpoint cannot be written: " + file
                            + "; free disk space or make the folder writable, and save again");
        }
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(folder.resolve("tokenizer.json"));
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        folder + ", file tokenizer.json: found none; a checkpoint is a folder of config.json,"
                                + " model.safetensors and tokenizer.json; name a folder that holds all three, or make the checkpoint again");
    }

    @Test
    void namesEveryTensorThatDoesNotFit() {
        Path file = folder.resolve("model.safetensors");
        Map<String, Parameters.Array> stored = Safetensors.read(file);
        rewrite(file, stored, "linear_1.bias", null);
        assertLoadFails(file + ", tensors: found no linear_1.bias [16];"
                + " each parameter of the model is expected, and no other tensor;"
                + " use the config.json that belongs to this file");
        stored.remove("attn.dot_scale");
        stored.put("bert.pooler.dense.bias", new Parameters.Array(new float[4], 4));
        rewrite(file, stored, "linear_1.bias", new Parameters.Array(new float[4], 4));
        assertLoadFails(file + ", tensors: found no attn.dot_scale [16], linear_1.bias [4] where [16] is needed,"
                + " unexpected bert.pooler.dense.bias; each parameter of the model is expected, and no other tensor;"
                + " use the config.json that belongs to this file");
    }

    @Test
    void namesTheFieldThatIsWrong() throws IOException {
        Path file = folder.resolve("config.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"hidden_size\" : 16", "\"hidden_size\" : \"16\""));
        assertLoadFails(
                file + ", hidden_size: found \"16\"; a whole number is expected; add it, or make the checkpoint again");
        Files.writeString(file, text.replace("\"hidden_size\" : 16", "\"hidden_size\" : 17"));
        assertLoadFails(
                file + ", sizes: found an impossible one; hiddenSize must be a multiple of heads, was 17 with 2 heads;"
                        + " copy or make the checkpoint again");
        Files.writeString(file, text.replace("\"masked\"", "\"maskd\""));
        assertLoadFails(file + ", action_padding: found maskd; one of masked, unmasked is expected;"
                + " correct it, or make the checkpoint again");
        Files.writeString(file, text.substring(0, 60));
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", line ")
                .hasMessageContaining("found text that is not JSON (");
        Files.writeString(file, "[]");
        assertLoadFails(file + ", line 1: found array; a JSON object is expected; copy or make the checkpoint again");
    }

    private void assertLoadFails(String message) {
        assertThatThrownBy(() -> ChoicePolicy.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private static void rewrite(Path file, Map<String, Parameters.Array> stored, String name, Parameters.Array value) {
        Map<String, Parameters.Array> changed = new LinkedHashMap<>(stored);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        Safetensors.write(file, changed);
    }
}
