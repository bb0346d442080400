package prefbench.policy.bart;

/**
 * How a query writer searches for queries; kept in its folder, and so part of the folder's hash.
 *
 * @param count of the beam search's beams, from 1, which is greedy search, to {@value #MOST}
 * @param candidates hypotheses that become candidates, the best ones, from 1 to {@code count}
 */
public record Beams(int count, int candidates) {
    private static final int MOST = 100;

    public Beams {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("beams must be from 1 to %d, was %d".formatted(MOST, count));
        }
        if (candidates < 1 || candidates > count) {
            throw new IllegalArgumentException(
                    "candidates must be from 1 to beams = %d, was %d".formatted(count, candidates));
        }
    }

    /** 10 beams and all as candidates, as WebShop's reinforcement learning has; a folder that does not say has these. */
    public static Beams standard() {
        return new Beams(10, 10);
    }

    /** The best of 5 beams, as WebShop's tests have. */
    public static Beams webShopTest() {
        return new Beams(5, 1);
    }

    public static Beams greedy() {
        return new Beams(1, 1);
    }
}
