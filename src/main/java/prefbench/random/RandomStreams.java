package prefbench.random;

import java.util.SplittableRandom;

/**
 * Keyed random streams: a draw is a function of (root seed, purpose, keys) and of nothing else.
 *
 * <p>Because no stream is consumed by another, adding an arm, permuting arms or changing the number of workers changes no
 * other arm's draws: common random numbers by construction. The generator under each stream is the JDK's {@link
 * SplittableRandom}; the key is folded with the SplitMix64 finaliser (Steele, Lea, Flood: "Fast Splittable Pseudorandom
 * Number Generators", OOPSLA 2014). Immutable and thread-safe; the streams it returns are not.
 */
public final class RandomStreams {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long root;

    public RandomStreams(long rootSeed) {
        this.root = mix(rootSeed + GOLDEN_GAMMA);
    }

    /** The stream for {@code purpose} at {@code keys} (goal, episode, step, ...): the same stream at every call. */
    public SplittableRandom stream(String purpose, long... keys) {
        return new SplittableRandom(key(purpose, keys));
    }

    /** A family of streams of its own, for a component that keys its draws further. */
    public RandomStreams child(String purpose, long... keys) {
        return new RandomStreams(key(purpose, keys));
    }

    /** The 64-bit key itself, for generators that are seeded by a number. */
    public long key(String purpose, long... keys) {
        long hash = root;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash * 31 + purpose.charAt(i) + GOLDEN_GAMMA);
        }
        for (long key : keys) {
            hash = mix(mix(hash + GOLDEN_GAMMA) ^ mix(key + GOLDEN_GAMMA));
        }
        return hash;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
