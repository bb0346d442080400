package prefbench.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import prefbench.random.RandomStreams;
import prefbench.trajectory.SearchPair;

/**
 * What a query writer with fresh weights is taught first: to write down what it reads. Nine of ten words that people type stand in
 * the instruction, but from some thousand pairs alone a small writer learns which queries there are, and none of how they depend on
 * the instruction. bart-base knows copying from its pre-training on other texts, for which this stands in; words come in random
 * order, so that nothing but the source tells the next one.
 */
public final class CopyLesson {
    private static final int FEWEST_WORDS = 2;
    private static final int MOST_WORDS = 6;
    private static final int BATCH = 32;

    private CopyLesson() {}

    /** Batches of 32 at learning rate 1e-3, without dropout. */
    public static SearchImitation.Settings settings(int steps) {
        return new SearchImitation.Settings(steps, BATCH, 1e-3, steps / 20, 0.01, 0);
    }

    /** As many pairs as so many steps take, each once, of words drawn from {@code texts} as often as they stand there. */
    public static List<SearchPair> pairs(List<String> texts, int steps, RandomStreams streams) {
        List<String> words = texts.stream()
                .flatMap(text -> List.of(text.split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .toList();
        List<SearchPair> pairs = new ArrayList<>();
        for (int i = 0; i < steps * BATCH; i++) {
            String drawn = draw(words, streams.stream("copy-lesson", i));
            pairs.add(new SearchPair(drawn, drawn));
        }
        return pairs;
    }

    private static String draw(List<String> words, SplittableRandom random) {
        List<String> drawn = new ArrayList<>();
        int count = FEWEST_WORDS + random.nextInt(MOST_WORDS - FEWEST_WORDS + 1);
        while (drawn.size() < count) {
            drawn.add(words.get(random.nextInt(words.size())));
        }
        return String.join(" ", drawn);
    }
}
