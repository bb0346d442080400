package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.text.InputException;

class GroundworkTest {
    @TempDir
    static Path folder;

    private final Suite suite = Samples.suite(1, true);
    private static Groundwork groundwork;

    @BeforeAll
    static void makeShop() throws IOException {
        new MadeUpShop(7, 60, 150).write(folder.resolve("shop"));
        groundwork = new Groundwork(folder.resolve("cache"), folder.resolve("no-fixtures"));
    }

    private Settings settings(String... more) {
        Map<String, String> properties = new HashMap<>();
        properties.put("prefbench.shop", folder.resolve("shop").toString());
        properties.put("prefbench.goals", "human");
        properties.put("prefbench.checkpoints", folder.resolve("checkpoints").toString());
        for (int i = 0; i < more.length; i += 2) {
            properties.put("prefbench." + more[i], more[i + 1]);
        }
        return Settings.from(properties::get);
    }

    @Test
    void aSurveyHashesWhatThereIsAndSaysWhereTheRestWillBe() throws IOException {
        Ground ground = groundwork.survey(suite, settings());
        assertThat(ground.data().shop()).hasSize(64);
        assertThat(ground.data().goals()).isEqualTo("human");
        assertThat(ground.data().demonstrationsProvenance()).isEqualTo("simulated-human");
        assertThat(ground.goals()).isPositive();
        Path demonstrations = Path.of(ground.places().demonstrations());
        assertThat(Files.readAllLines(demonstrations))
                .hasSize(suite.trajectories().demonstrations());
        assertThat(ground.data().demonstrations()).isEqualTo(FileHash.of(demonstrations));
        assertThat(Path.of(ground.places().checkpoint()))
                .isEqualTo(folder.resolve("checkpoints").resolve(ground.data().checkpoint()))
                .doesNotExist();
        assertThat(ground.facts()).hasSize(suite.evaluation().goals());
        assertThat(groundwork.survey(suite, settings())).isEqualTo(ground);
    }

    @Test
    void aFileOfTheSimulatedShopperIsNotCalledHuman() {
        Ground simulated = groundwork.survey(suite, settings());
        Ground given = groundwork.survey(
                suite, settings("demonstrations", simulated.places().demonstrations()));
        assertThat(given.data().demonstrationsProvenance()).isEqualTo("simulated-human");
    }

    @Test
    void peoplesTrajectoriesReplaceTheSimulatedOnes() throws IOException {
        Ground simulated = groundwork.survey(suite, settings());
        Path file = folder.resolve("people.jsonl");
        String walked = Files.readString(Path.of(simulated.places().demonstrations()));
        Files.writeString(file, walked.replace("simulated-human", "human"));
        Ground human = groundwork.survey(suite, settings("demonstrations", file.toString()));
        assertThat(human.data().demonstrationsProvenance()).isEqualTo("human");
        assertThat(human.places().demonstrations())
                .isNotEqualTo(simulated.places().demonstrations());
        assertThat(human.data().shop()).isEqualTo(simulated.data().shop());
    }

    @Test
    void demonstrationsAreWalkedWithTheQueriesOfATrainedWriter() throws IOException {
        BartConfig small = new BartConfig(16, 1, 1, 1, 1, 32, 32, 64, false, 64, 8);
        Path writer = folder.resolve("writer");
        try (BartQueryWriter fresh =
                BartQueryWriter.create(small, ByteLevelTokenizer.train(List.of("a red dress"), 270), 1)) {
            fresh.save(writer);
        }
        Ground rule = groundwork.survey(suite, settings());
        Ground trained = groundwork.survey(suite, settings("queries", writer.toString()));
        assertThat(rule.data().queries()).isEqualTo("rule");
        assertThat(trained.data().queries()).isEqualTo(FileHash.of(writer));
        assertThat(trained.places().queries()).isEqualTo(writer.toAbsolutePath().toString());
        assertThat(trained.data().demonstrations()).isNotEqualTo(rule.data().demonstrations());
        assertThat(trained.data().checkpoint()).isNotEqualTo(rule.data().checkpoint());
    }

    @Test
    void aQueryWriterThatIsNotThereIsNamed() {
        Path none = folder.resolve("no-writer");
        assertThatThrownBy(() -> groundwork.survey(suite, settings("queries", none.toString())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(none + ": cannot be read: ");
    }

    @Test
    void badRecordsOfTheShopAreRefusedOrLeftOutAndCountedInEveryTrialsData() throws IOException {
        Path shop = folder.resolve("odd-shop");
        new MadeUpShop(7, 60, 150).write(shop);
        Path products = shop.resolve("items_shuffle.json");
        Files.writeString(products, Files.readString(products).replaceFirst("\\[", "[7,"));
        assertThatThrownBy(() -> groundwork.survey(suite, settings("shop", shop.toString())))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s, record 0: found 7; a record must be an object; correct or remove the record", products);
        Ground ground = groundwork.survey(suite, settings("shop", shop.toString(), "skipBad", "true"));
        assertThat(ground.data().leftOut()).isOne();
        assertThat(ground.data().shopOptions().skipBad()).isTrue();
        assertThat(groundwork
                        .checkpoint(suite, settings("shop", shop.toString(), "skipBad", "true"))
                        .leftOut())
                .isOne();
        assertThat(groundwork.survey(suite, settings("skipBad", "true")))
                .isEqualTo(groundwork.survey(suite, settings()));
    }

    @Test
    void demonstrationsThatAreNotThereAreNamed() {
        assertThatThrownBy(() -> groundwork.survey(
                        suite, settings("demonstrations", folder.resolve("none").toString())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("none") + ": cannot be read: ")
                .hasMessageEndingWith("; give a file or a folder that can");
    }

    @Test
    void aShopWithFewerGoalsThanAskedForIsNamed() {
        Suite standard = Suite.load("standard");
        assertThatThrownBy(() -> groundwork.survey(standard, settings()))
                .isInstanceOf(InputException.class)
                .hasMessageMatching(
                        "suite standard, evaluation.goals: found 200; the shop has \\d+ test goals; take a smaller suite"
                                + " or a shop with more goals");
        assertThatThrownBy(() -> groundwork.survey(Suite.load("sweep"), settings()))
                .hasMessageMatching(
                        "suite sweep, evaluation.goals: found 200; the shop has \\d+ development goals; take a smaller suite"
                                + " or a shop with more goals");
    }

    @Test
    void aCheckpointThatLacksAFileIsNamed() throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
        Files.createFile(checkpoint.resolve("config.json"));
        assertThatThrownBy(() -> Groundwork.requireWhole(checkpoint))
                .isInstanceOf(InputException.class)
                .hasMessage(checkpoint + ", model.safetensors: found no such file; a checkpoint has [config.json,"
                        + " model.safetensors, tokenizer.json]; delete the folder to have it trained again");
    }
}
