package prefbench.shop;

import java.util.List;
import prefbench.random.PythonRandom;
import prefbench.random.RandomStreams;

/** What a {@link TextEnvironment} leaves to chance: names and goals of sessions, and the products of {@code search[<r>]}. */
public sealed interface EnvironmentDraws permits KeyedDraws, OriginalDraws {

    /**
     * The default: the n-th unnamed session has the same name in every process, a session's goal depends on its name and the
     * seed alone, and {@code <r>} finds the same products at every call. One instance may serve any number of environments,
     * which then draw the same.
     */
    static EnvironmentDraws keyed(long seed) {
        return new KeyedDraws(new RandomStreams(seed).child("shop.environment"), seed);
    }

    /**
     * The original's draws, one after the other from one generator. Serves one environment. After its start the original's
     * generator stands at {@link WeightedGoals#generatorAfterShuffle}, and its constructor resets once.
     */
    static EnvironmentDraws original(PythonRandom random) {
        return new OriginalDraws(random);
    }

    /** Kind and seed where it is known, for provenance. */
    String name();

    /**
     * Ten lower-case letters.
     *
     * @param number how many unnamed sessions there were before
     */
    String session(long number);

    /** In [0, 1): draws the goal of a new session. */
    double goal(String session);

    /** What {@code <r>} finds. */
    List<Product> anything(Shop shop);
}
