package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.random.RandomStreams;
import prefbench.trajectory.SearchPair;

class SearchImitationTest {
    private static final BartConfig SMALL = new BartConfig(32, 1, 1, 2, 2, 64, 64, 40, false, 24, 20);
    private static final List<SearchPair> PAIRS = List.of(
            new SearchPair("i want a red dress", "red dress"),
            new SearchPair("find me a blue cotton shirt", "blue cotton shirt"),
            new SearchPair("green tea without sugar", "green tea"));
    private static final SearchImitation.Settings SETTINGS = new SearchImitation.Settings(6, 2, 1e-3, 2, 0.01, 0.1);

    @TempDir
    private Path folder;

    @Test
    void twoTrainingsWriteTheSameBytes() throws IOException {
        for (String name : List.of("one", "two")) {
            try (BartQueryWriter writer = writer();
                    SearchImitation imitation = new SearchImitation(writer, PAIRS, SETTINGS, new RandomStreams(7))) {
                for (int step = 0; step < 6; step++) {
                    imitation.step();
                }
                writer.save(folder.resolve(name));
            }
        }
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(file),
                            folder.resolve("two").resolve(file)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void theFirstStepMovesParametersAndCountsPairs() {
        try (BartQueryWriter writer = writer();
                SearchImitation imitation = new SearchImitation(writer, PAIRS, SETTINGS, new RandomStreams(7))) {
            String before = writer.parameters().sha256();
            Map<String, Double> row = imitation.step();
            assertThat(writer.parameters().sha256()).isNotEqualTo(before);
            assertThat(row).containsOnlyKeys("loss", "grad_norm", "learning_rate");
            assertThat(row.get("loss")).isCloseTo(Math.log(writer.tokenizer().size()), within(0.5));
            assertThat(imitation.dataUse()).isEqualTo(new Learner.DataUse(3, 2, 0, 0));
            assertThat(imitation.epochs()).isCloseTo(2 / 3.0, within(1e-12));
        }
    }

    @Test
    void theRateRisesAndThenFallsToZeroAtTheLastStep() {
        try (BartQueryWriter writer = writer();
                SearchImitation imitation = new SearchImitation(writer, PAIRS, SETTINGS, new RandomStreams(7))) {
            double[] rates = new double[6];
            for (int step = 0; step < 6; step++) {
                rates[step] = imitation.step().get("learning_rate");
            }
            assertThat(rates).containsExactly(new double[] {5e-4, 1e-3, 1e-3, 7.5e-4, 5e-4, 2.5e-4}, within(1e-12));
        }
    }

    @Test
    void webShopsSettingsAreTenEpochsOfFour() {
        assertThat(SearchImitation.Settings.webShop(1_421))
                .isEqualTo(new SearchImitation.Settings(3_560, 4, 5e-5, 50, 0.01, 0.1));
    }

    @Test
    void aScheduleThatEndsEarlierKeepsItsWarmUpIfThatIsHalfAtMost() {
        SearchImitation.Settings webShop = SearchImitation.Settings.webShop(1_421);
        assertThat(webShop.ending(800)).isEqualTo(new SearchImitation.Settings(800, 4, 5e-5, 50, 0.01, 0.1));
        assertThat(webShop.ending(30)).isEqualTo(new SearchImitation.Settings(30, 4, 5e-5, 15, 0.01, 0.1));
        assertThat(webShop.ending(1)).isEqualTo(new SearchImitation.Settings(1, 4, 5e-5, 0, 0.01, 0.1));
    }

    @Test
    void theCopyLessonsPairsAreEqualOnBothSidesAndTheSameAtEveryCall() {
        List<String> texts = List.of("red  dress", "blue shirt");
        List<SearchPair> pairs = CopyLesson.pairs(texts, 3, new RandomStreams(5));
        assertThat(pairs)
                .hasSize(96)
                .isEqualTo(CopyLesson.pairs(texts, 3, new RandomStreams(5)))
                .allSatisfy(pair -> assertThat(pair.goal()).isEqualTo(pair.query()));
        assertThat(pairs.stream().map(pair -> pair.goal().split(" ").length).distinct())
                .containsExactlyInAnyOrder(2, 3, 4, 5, 6);
        assertThat(pairs.stream()
                        .flatMap(pair -> List.of(pair.goal().split(" ")).stream())
                        .distinct())
                .containsExactlyInAnyOrder("red", "dress", "blue", "shirt");
    }

    @Test
    void namesAnImpossibleSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchImitation.Settings(0, 2, 1e-3, 0, 0, 0))
                .withMessage("search imitation steps and batch must be positive, were 0 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchImitation.Settings(5, 2, 1e-3, 5, 0, 0))
                .withMessage("search imitation wants learningRate > 0, warmup in [0, steps), weightDecay >= 0 and"
                        + " dropout in [0, 1), were 0.001, 5, 0.0 and 0.0");
    }

    private static BartQueryWriter writer() {
        List<String> texts =
                PAIRS.stream().map(pair -> pair.goal() + " " + pair.query()).toList();
        return BartQueryWriter.create(SMALL, ByteLevelTokenizer.train(texts, 300), 3);
    }
}
