package prefbench.learn;

import java.util.List;
import java.util.Map;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.random.RandomStreams;
import prefbench.trajectory.SearchPair;

/** A BART of a few thousand fresh weights that learns made-up searches, and is asked for candidates at every tenth step. */
final class SearchPractice implements Learner {
    private static final BartConfig SMALL = new BartConfig(32, 1, 1, 2, 2, 64, 64, 40, false, 24, 12);
    private static final List<SearchPair> PAIRS = List.of(
            new SearchPair("i want a red dress", "red dress"),
            new SearchPair("find me a blue cotton shirt in size large", "blue cotton shirt"),
            new SearchPair("green tea without sugar", "green tea"));
    private static final int ASKED_EVERY = 10;

    private final BartQueryWriter writer = BartQueryWriter.create(
            SMALL, ByteLevelTokenizer.train(PAIRS.stream().map(SearchPair::goal).toList(), 300), 3);
    private final SearchImitation imitation = new SearchImitation(
            writer, PAIRS, new SearchImitation.Settings(10_000, 2, 1e-3, 0, 0.01, 0.1), new RandomStreams(0));
    private int taken;

    @Override
    public Map<String, Double> step() {
        Map<String, Double> row = imitation.step();
        if (++taken % ASKED_EVERY == 0) {
            PAIRS.forEach(pair -> writer.candidates(pair.goal()));
        }
        return row;
    }

    @Override
    public DataUse dataUse() {
        return imitation.dataUse();
    }

    @Override
    public void close() {
        imitation.close();
        writer.close();
    }
}
