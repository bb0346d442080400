package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.learn.Imitation;
import prefbench.learn.Untrained;
import prefbench.policy.ActionPadding;
import prefbench.policy.CheckpointKind;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Truncation;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.text.InputException;

/** Runs that start from a checkpoint of the user's. */
class GivenCheckpointTest {
    private static final ChoiceConfig SMALL =
            new ChoiceConfig(16, 1, 2, 32, 64, 8, 48, 16, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);

    @TempDir
    static Path folder;

    private static Path choice;
    private static Path encoder;
    private static Groundwork groundwork;

    private final Suite suite = Samples.suite(1, true);

    @BeforeAll
    static void make() throws IOException {
        new MadeUpShop(7, 60, 150).write(folder.resolve("shop"));
        groundwork = new Groundwork(folder.resolve("cache"), folder.resolve("no-fixtures"));
        choice = folder.resolve("choice");
        encoder = Files.createDirectories(folder.resolve("encoder"));
        try (Tokenizer tokenizer = Tokenizer.train(List.of("red dress blue shirt click [ ]"), 120);
                ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 3)) {
            policy.save(choice);
            Map<String, Parameters.Array> weights = policy.parameters().snapshot();
            weights.keySet().removeIf(name -> !name.startsWith("bert."));
            Safetensors.write(encoder.resolve("model.safetensors"), weights);
            tokenizer.save(encoder.resolve("tokenizer.json"));
        }
        String config = Files.readString(choice.resolve("config.json"));
        Files.writeString(encoder.resolve("config.json"), config.replace("value_size", "other_size"));
    }

    @Test
    void aChoiceModelIsUsedAsItIsAndItsFilesArePartOfEveryTrialsKey() throws IOException {
        Ground ground = groundwork.survey(suite, settings(choice));
        String hash = GivenCheckpoint.of(choice).hash();
        assertThat(hash).hasSize(64);
        assertThat(ground.data().checkpoint()).isEqualTo("given-" + hash);
        assertThat(ground.places().checkpoint()).isEqualTo(choice.toString());
        assertThat(ground.model()).contains(SMALL);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        groundwork.complete(
                ground,
                suite,
                settings(choice),
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), false, InstantSource.system()));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("checkpoint %s: every arm starts from this choice model".formatted(choice));
        Path other = Files.createDirectories(folder.resolve("other"));
        for (Path file : CheckpointKind.files(choice)) {
            Files.copy(file, other.resolve(file.getFileName()));
        }
        assertThat(GivenCheckpoint.of(other).hash()).isEqualTo(hash);
        Files.writeString(other.resolve("notes.txt"), "of no consequence");
        assertThat(GivenCheckpoint.of(other).hash()).isEqualTo(hash);
        Path config = other.resolve("config.json");
        Files.writeString(config, Files.readString(config) + "\n");
        assertThat(groundwork.survey(suite, settings(other)).data().checkpoint())
                .startsWith("given-")
                .isNotEqualTo(ground.data().checkpoint());
    }

    @Test
    void aTrialStartsFromItAndRefusesOtherFiles() {
        Ground ground = groundwork.survey(suite, settings(choice));
        TrialSpec spec = Plan.of(List.of(Samples.arm("imitation", Untrained.imitation())), suite, ground)
                .specs()
                .get(0);
        String parameters;
        try (ChoicePolicy policy = ChoicePolicy.load(choice);
                Tokenizer tokenizer = policy.tokenizer()) {
            parameters = policy.parameters().sha256();
        }
        try (Scene scene = Scene.open(spec)) {
            assertThat(scene.parameters()).isEqualTo(parameters);
        }
        String now = GivenCheckpoint.of(choice).hash();
        assertThatThrownBy(() -> GivenCheckpoint.requireUnchanged("given-0f", choice))
                .isInstanceOf(InputException.class)
                .hasMessage(choice + ": found a checkpoint with SHA-256 " + now
                        + "; the run was planned on 0f; restore the files, or plan anew");
        GivenCheckpoint.requireUnchanged("key of one that was trained", choice);
    }

    @Test
    void anEncoderIsWhereImitationStarts() {
        CheckpointSpec fresh = groundwork.checkpoint(suite, settings(null));
        CheckpointSpec started = groundwork.checkpoint(suite, settings(encoder));
        assertThat(fresh.start()).isEqualTo("none");
        assertThat(fresh.settings().learningRate()).isEqualTo(1e-3);
        assertThat(started.start()).isEqualTo(GivenCheckpoint.of(encoder).hash());
        assertThat(started.settings().learningRate()).isEqualTo(2e-5);
        Identity identity = Identity.ofThisProcess();
        assertThat(started.key(identity)).isNotEqualTo(fresh.key(identity));
        Ground ground = groundwork.survey(suite, settings(encoder));
        assertThat(ground.data().checkpoint()).isEqualTo(started.key(identity));
        assertThat(ground.model().orElseThrow().hiddenSize()).isEqualTo(16);
        Path made = folder.resolve("made");
        Imitation.Settings few = new Imitation.Settings(2, 4, 2e-5, 0, 0.01, 0.1);
        CheckpointSpec spec = new CheckpointSpec(
                started.shop(),
                started.leftOut(),
                started.goals(),
                started.demonstrations(),
                started.model(),
                started.start(),
                started.vocabulary(),
                few,
                started.places());
        new CheckpointRun(spec).run(made, 0, 0, (phase, step, of) -> {}, row -> {});
        try (ChoicePolicy policy = ChoicePolicy.load(made);
                Tokenizer tokenizer = policy.tokenizer()) {
            assertThat(policy.config().hiddenSize()).isEqualTo(16);
            assertThat(policy.config().stateTokens()).isEqualTo(suite.model().stateTokens());
            float[] before = words(Safetensors.read(encoder.resolve("model.safetensors")));
            float[] after = words(policy.parameters().snapshot());
            assertThat(after).isNotEqualTo(before).hasSize(before.length);
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isCloseTo(before[i], within(1e-4f));
            }
        }
        CheckpointSpec other = new CheckpointSpec(
                spec.shop(), 0, spec.goals(), "", spec.model(), "0f", spec.vocabulary(), few, spec.places());
        assertThatThrownBy(() ->
                        new CheckpointRun(other).run(folder.resolve("never"), 0, 0, (phase, step, of) -> {}, row -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("; the run was planned on 0f; ");
    }

    @Test
    void whatDoesNotFitFailsBeforeAnythingElseIsLookedAt() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        for (Path file : CheckpointKind.files(choice)) {
            Files.copy(file, broken.resolve(file.getFileName()));
        }
        Map<String, Parameters.Array> weights = Safetensors.read(broken.resolve("model.safetensors"));
        weights.remove("linear_2.bias");
        Safetensors.write(broken.resolve("model.safetensors"), weights);
        Map<String, String> nowhere = new HashMap<>();
        nowhere.put("prefbench.shop", folder.resolve("no-shop").toString());
        nowhere.put("prefbench.checkpoint", broken.toString());
        assertThatThrownBy(() -> groundwork.survey(suite, Settings.from(nowhere::get)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(
                        broken.resolve("model.safetensors") + ", tensors: found no linear_2.bias [1]; ");
        Suite longer = new Suite(
                "longer",
                1,
                1,
                true,
                suite.budget(),
                new Suite.Model("tiny", 65, 16),
                500,
                suite.imitation(),
                suite.trajectories(),
                suite.evaluation(),
                suite.sweep(),
                suite.study(),
                suite.cost(),
                1,
                suite.jmh());
        assertThatThrownBy(() -> groundwork.survey(longer, settings(encoder)))
                .hasMessage(encoder.resolve("config.json") + ", sizes: found an impossible one; stateTokens must be"
                        + " from 8 to maxPositions = 64, was 65; use another model, or shorter inputs");
        assertThatThrownBy(() -> groundwork.checkpoint(suite, settings(choice)))
                .isInstanceOf(InputException.class)
                .hasMessage(choice + ", tensors: found a trained choice model; imitation starts from an encoder or from"
                        + " fresh weights; give a BERT's folder, or leave the checkpoint out");
    }

    private static float[] words(Map<String, Parameters.Array> weights) {
        return weights.get("bert.embeddings.word_embeddings.weight").values();
    }

    private static Settings settings(Path checkpoint) {
        Map<String, String> properties = new HashMap<>();
        properties.put("prefbench.shop", folder.resolve("shop").toString());
        properties.put("prefbench.goals", "human");
        properties.put("prefbench.checkpoints", folder.resolve("checkpoints").toString());
        if (checkpoint != null) {
            properties.put("prefbench.checkpoint", checkpoint.toString());
        }
        return Settings.from(properties::get);
    }
}
