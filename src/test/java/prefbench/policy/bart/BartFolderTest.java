package prefbench.policy.bart;

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
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.TorchZip;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Folders of this program's own, and of HuggingFace's other ways to write the same model. */
class BartFolderTest {
    private static final String GOAL = "i want a red dress";

    @TempDir
    private Path folder;

    private String parameters;
    private List<String> candidates;

    @BeforeEach
    void save() {
        ByteLevelTokenizer tokenizer = ByteLevelTokenizer.train(List.of("red dress blue shirt"), 270);
        try (BartQueryWriter writer = BartQueryWriter.create(BartQueryWriterTest.SMALL, tokenizer, 3)) {
            writer.save(folder);
            parameters = writer.parameters().sha256();
            candidates = writer.candidates(GOAL);
        }
    }

    @Test
    void loadsWhatWasSavedAndSavesTheSameBytes() {
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.config()).isEqualTo(BartQueryWriterTest.SMALL);
            assertThat(loaded.parameters().sha256()).isEqualTo(parameters);
            assertThat(loaded.candidates(GOAL)).isEqualTo(candidates);
            Path again = folder.resolve("again");
            loaded.save(again);
            for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
                assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
            }
        }
    }

    @Test
    void saysWhatItsWeightsWereAndAre() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        JsonNode fresh = json.readTree(folder.resolve("provenance.json"));
        assertThat(fresh.propertyNames()).containsExactly("made_by", "started_from", "parameters", "tokenizer");
        assertThat(fresh.path("started_from").asString()).isEqualTo("fresh weights, seed 3");
        assertThat(fresh.path("parameters").asString()).isEqualTo(parameters);
        Path again = folder.resolve("again");
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            loaded.save(again);
            assertThat(fresh.path("tokenizer").asString())
                    .isEqualTo(loaded.tokenizer().sha256());
        }
        assertThat(json.readTree(again.resolve("provenance.json"))
                        .path("started_from")
                        .asString())
                .isEqualTo("a checkpoint with parameters " + parameters);
        Files.delete(folder.resolve("provenance.json"));
        try (BartQueryWriter foreign = BartQueryWriter.load(folder)) {
            foreign.save(again);
        }
        assertThat(json.readTree(again.resolve("provenance.json"))
                        .path("started_from")
                        .asString())
                .matches("BART model\\.safetensors, SHA-256 [0-9a-f]{64}");
    }

    @Test
    void keepsBeamsAndCandidatesAndHasTenOfBothWhereItDoesNotSay() throws IOException {
        Path config = folder.resolve("config.json");
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.beams()).isEqualTo(new Beams(10, 10));
            loaded.with(Beams.webShopTest()).save(folder);
        }
        String five = Files.readString(config);
        assertThat(five).contains("\"beams\" : 5", "\"candidates\" : 1");
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.beams()).isEqualTo(Beams.webShopTest());
        }
        assertRefuses(
                five.replace("\"beams\" : 5", "\"beams\" : 0"),
                config + ", sizes: found an impossible one; beams must be from 1 to 100, was 0;"
                        + " give the config.json of a BART checkpoint");
        Files.writeString(
                config, five.replace("\"beams\" : 5", "\"num_beams\" : 4").replaceAll(",\\s*\"candidates\" : 1", ""));
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.beams()).isEqualTo(Beams.standard());
        }
    }

    @Test
    void readsTheEmbeddingUnderAllItsNames() {
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>(tensors());
        Parameters.Array shared = tensors.get("model.shared.weight");
        tensors.put("model.encoder.embed_tokens.weight", shared);
        tensors.put("model.decoder.embed_tokens.weight", shared);
        tensors.put("lm_head.weight", shared);
        assertReads(tensors);
        tensors.remove("model.shared.weight");
        assertReads(tensors);
    }

    /** As facebook/bart-base: a BartModel, without the prefix, the output layer and its bias. */
    @Test
    void readsABartModelWithoutItsHead() {
        Map<String, Parameters.Array> bare = new LinkedHashMap<>();
        tensors().forEach((name, array) -> {
            if (!name.equals("final_logits_bias")) {
                bare.put(name.substring("model.".length()), array);
            }
        });
        bare.put("encoder.embed_tokens.weight", bare.get("shared.weight"));
        assertReads(bare);
    }

    /** As a fine-tuned checkpoint of WebShop's time: torch's own format, every name of the embedding, the older tokenizer. */
    @Test
    void readsACheckpointOfHuggingFacesTrainer() throws IOException {
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>(tensors());
        Parameters.Array shared = tensors.get("model.shared.weight");
        tensors.put("model.encoder.embed_tokens.weight", shared);
        tensors.put("model.decoder.embed_tokens.weight", shared);
        tensors.put("lm_head.weight", shared);
        TorchZip.write(folder.resolve("pytorch_model.bin"), tensors);
        JsonNode tokenizer = JsonMapper.builder().build().readTree(folder.resolve("tokenizer.json"));
        Files.writeString(
                folder.resolve("vocab.json"), tokenizer.at("/model/vocab").toString());
        StringBuilder merges = new StringBuilder("#version: 0.2\n");
        tokenizer
                .at("/model/merges")
                .forEach(merge -> merges.append(merge.asString()).append('\n'));
        Files.writeString(folder.resolve("merges.txt"), merges);
        Files.delete(folder.resolve("model.safetensors"));
        Files.delete(folder.resolve("tokenizer.json"));
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.parameters().sha256()).isEqualTo(parameters);
            assertThat(loaded.tokenizer().encode(" red dress")).hasSizeLessThan(9);
        }
    }

    @Test
    void namesTensorsThatDoNotFit() {
        Path file = folder.resolve("model.safetensors");
        Map<String, Parameters.Array> tensors = new LinkedHashMap<>(tensors());
        float[] other = tensors.get("model.shared.weight").values().clone();
        other[5]++;
        tensors.put(
                "lm_head.weight",
                new Parameters.Array(other, tensors.get("model.shared.weight").shape()));
        assertRefuses(
                tensors,
                file + ", tensor lm_head.weight: found values of its own; BART's is the same tensor as"
                        + " model.shared.weight; save the model with tied embeddings");
        tensors.remove("lm_head.weight");
        Parameters.Array bias = tensors.remove("model.encoder.layers.0.fc1.bias");
        tensors.put("model.encoder.layers.0.fc2.bias", new Parameters.Array(new float[3], 3));
        tensors.put("model.encoder.layer_norm.bias", bias);
        assertRefuses(
                tensors,
                file + ", tensors: found no model.encoder.layers.0.fc1.bias [64],"
                        + " model.encoder.layers.0.fc2.bias [3] where [32] is needed,"
                        + " unexpected model.encoder.layer_norm.bias; each parameter of the model is expected,"
                        + " and no other tensor; use the config.json that belongs to this file");
    }

    @Test
    void namesWhatIsNoBart() throws IOException {
        Path config = folder.resolve("config.json");
        String good = Files.readString(config);
        String remedy = "; give the config.json of a BART checkpoint";
        assertRefuses(
                good.replace("\"bart\"", "\"mbart\""),
                config + ", model_type: found \"mbart\"; only BART with \"bart\" can be read" + remedy);
        assertRefuses(
                good.replace("\"gelu\"", "\"relu\""),
                config + ", activation_function: found \"relu\"; only BART with \"gelu\" can be read" + remedy);
        assertRefuses(
                good.replaceAll("(\"d_model\" : )32", "$1\"wide\""),
                config + ", d_model: found \"wide\"; a whole number is expected" + remedy);
        assertRefuses(
                good.replaceAll("(\"encoder_attention_heads\" : )2", "$15"),
                config + ", sizes: found an impossible one;"
                        + " width must be a multiple of both numbers of heads, was 32 with 5 and 2" + remedy);
        assertRefuses(
                good.replaceAll("(\"decoder_layers\" : )\\d+", "$12000000000"),
                config + ", sizes: found an impossible one; decoderLayers must be at most 1000, was 2000000000"
                        + remedy);
        assertRefuses(
                good.replaceAll("(\"max_position_embeddings\" : )\\d+", "$12147483647"),
                config + ", sizes: found an impossible one; maxPositions must be at most 1000000, was 2147483647"
                        + remedy);
        assertRefuses(
                good.replaceAll("(\"vocab_size\" : )\\d+", "$1100"),
                config + ", vocab_size: found 100; the tokenizer has 262 tokens; use the files of one checkpoint");
    }

    @Test
    void namesAMissingFile() throws IOException {
        Files.delete(folder.resolve("config.json"));
        assertThatThrownBy(() -> BartQueryWriter.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ", file config.json: found none; a query writer is a folder of config.json,"
                        + " model.safetensors and tokenizer.json; name a folder that holds all three,"
                        + " or train a writer with: prefbench queries");
    }

    @Test
    void lengthsThatHuggingFaceDoesNotStoreAreWebShops() {
        Path config = BartGolden.file("bart_tiny_config.json");
        BartConfigFile read = BartConfigFile.read(config);
        assertThat(read.config()).isEqualTo(BartGolden.CONFIG);
        assertThat(read.vocabularySize()).isEqualTo(BartGolden.VOCABULARY);
    }

    private Map<String, Parameters.Array> tensors() {
        return Safetensors.read(folder.resolve("model.safetensors"));
    }

    private void assertReads(Map<String, Parameters.Array> tensors) {
        Safetensors.write(folder.resolve("model.safetensors"), tensors);
        try (BartQueryWriter loaded = BartQueryWriter.load(folder)) {
            assertThat(loaded.parameters().sha256()).isEqualTo(parameters);
        }
    }

    private void assertRefuses(Map<String, Parameters.Array> tensors, String message) {
        Safetensors.write(folder.resolve("model.safetensors"), tensors);
        assertThatThrownBy(() -> BartQueryWriter.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    private void assertRefuses(String config, String message) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        assertThatThrownBy(() -> BartQueryWriter.load(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
