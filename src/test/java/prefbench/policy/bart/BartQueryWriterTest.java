package prefbench.policy.bart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prefbench.policy.Dropout;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.tensor.AdamW;
import prefbench.tensor.Trainer;

class BartQueryWriterTest {
    static final BartConfig SMALL = new BartConfig(32, 1, 1, 2, 2, 64, 64, 40, false, 24, 20);
    private static final List<String> GOALS = List.of(
            "I want a red dress, and price lower than 40.00 dollars",
            "find me a blue cotton shirt in size large",
            "green tea without sugar, pack of 12");
    private static final List<String> QUERIES = List.of("red dress", "blue cotton shirt", "green tea pack");

    private BartQueryWriter writer;

    @BeforeEach
    void create() {
        writer = BartQueryWriter.create(SMALL, ByteLevelTokenizer.train(GOALS, 300), 1);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void learnsQueriesByHeartAndWritesThemFirst() {
        train(writer, 150);
        for (int i = 0; i < GOALS.size(); i++) {
            assertThat(writer.candidates(GOALS.get(i)).get(0)).isEqualTo(QUERIES.get(i));
        }
    }

    /** Fresh weights write noise: the contract holds for that too. */
    @Test
    void candidatesAreDistinctLowerCaseAndFitForASearchAction() {
        for (long seed = 0; seed < 5; seed++) {
            ByteLevelTokenizer tokenizer = ByteLevelTokenizer.train(List.of("[A] ] [ B\n\tc [A] ] [ B"), 270);
            try (BartQueryWriter fresh = BartQueryWriter.create(SMALL, tokenizer, seed)) {
                for (String instruction : List.of("Red [Dress]", "", "日本", "a ".repeat(500))) {
                    List<String> candidates = fresh.candidates(instruction);
                    assertThat(candidates)
                            .hasSizeBetween(1, Beams.standard().candidates())
                            .doesNotHaveDuplicates();
                    assertThat(candidates).allSatisfy(query -> {
                        assertThat(query).isNotBlank().doesNotContain("[", "]", "\n", "\t");
                        assertThat(query).isLowerCase().isEqualTo(query.strip());
                    });
                }
            }
        }
    }

    @Test
    void remembersAnswersUntilAWeightChanges() {
        List<String> before = writer.candidates(GOALS.get(0));
        assertThat(writer.candidates(GOALS.get(0))).isSameAs(before);
        train(writer, 150);
        assertThat(writer.candidates(GOALS.get(0))).isNotEqualTo(before);
    }

    @Test
    void manyThreadsGetTheSameCandidatesAsOne() {
        List<String> goals =
                IntStream.range(0, 40).mapToObj(i -> "dress number " + i % 20).toList();
        List<List<String>> together =
                goals.parallelStream().map(writer::candidates).toList();
        try (BartQueryWriter alone = BartQueryWriter.create(SMALL, ByteLevelTokenizer.train(GOALS, 300), 1)) {
            assertThat(together).isEqualTo(goals.stream().map(alone::candidates).toList());
        }
    }

    @Test
    void oneBeamIsGreedySearchAndCandidatesAreTheBestOfMany() {
        train(writer, 30);
        BartNetwork network = new BartNetwork(SMALL, writer.parameters());
        for (String goal : GOALS) {
            int[] body = writer.tokenizer().encode(PlainGoal.of(goal));
            int kept = Math.min(body.length, SMALL.sourceTokens() - 2);
            int[] source = IntStream.concat(
                            IntStream.concat(
                                    IntStream.of(BartNetwork.START),
                                    IntStream.of(body).limit(kept)),
                            IntStream.of(BartNetwork.END))
                    .toArray();
            int[] greedy = network.write(
                            source, new BeamSearch(1, SMALL.targetTokens() + 1, BeamSearch.Unfinished.MAX_LENGTH))
                    .get(0)
                    .tokens();
            String text = writer.tokenizer().decode(greedy).strip().replaceAll("\\s+", " ");
            assertThat(text).isNotEmpty();
            assertThat(writer.with(Beams.greedy()).candidates(goal)).containsExactly(text);
            List<String> all = writer.candidates(goal);
            List<String> three = writer.with(new Beams(10, 3)).candidates(goal);
            assertThat(all).hasSizeGreaterThan(3);
            assertThat(three).hasSizeBetween(1, 3).isEqualTo(all.subList(0, three.size()));
        }
    }

    @Test
    void namesImpossibleBeams() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Beams(0, 1))
                .withMessage("beams must be from 1 to 100, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Beams(5, 6))
                .withMessage("candidates must be from 1 to beams = 5, was 6");
    }

    @Test
    void wantsAQueryForEveryInstruction() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.loss(GOALS, List.of("red dress"), Dropout.NONE))
                .withMessage("a batch needs at least one instruction and a query for each, found 3 and 1");
    }

    private static void train(BartQueryWriter writer, int steps) {
        try (Trainer trainer = new Trainer(writer.parameters(), AdamW.withLearningRate(3e-3))) {
            for (int step = 0; step < steps; step++) {
                trainer.step(metrics -> writer.loss(GOALS, QUERIES, Dropout.NONE));
            }
        }
    }
}
