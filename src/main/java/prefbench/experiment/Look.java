package prefbench.experiment;

import java.util.Optional;
import prefbench.stats.LookSpending;

/**
 * A look at an experiment's claims, when so many seeds of each arm have run. Where seeds are added while a claim is undecided,
 * there are several, and look k judges at
 *
 * <pre>  level of look k = alpha / (k (k + 1))</pre>
 *
 * so that all of them together err as rarely as one alone would ({@link LookSpending}). A suite that adds no seeds has one look,
 * at alpha. From look to look the seeds grow by half, rounded up: 3, 5, 8, 12, ...
 *
 * @param number from 1
 * @param seeds of each arm that trains
 * @param seedsAtMost after which there is no further look
 * @param shared whether alpha is shared among several looks
 */
public record Look(int number, int seeds, int seedsAtMost, boolean shared) {
    public Look {
        if (number < 1) {
            throw new IllegalArgumentException("number must be positive, was " + number);
        }
        if (seeds < 1 || seeds > seedsAtMost) {
            throw new IllegalArgumentException("seeds must be in [1, %d], was %d".formatted(seedsAtMost, seeds));
        }
    }

    static Look first(Suite suite) {
        boolean shared = suite.judged() && suite.seedsAtMost() > suite.seeds();
        return new Look(1, suite.seeds(), shared ? suite.seedsAtMost() : suite.seeds(), shared);
    }

    /** Empty where no seed may be added. */
    Optional<Look> next() {
        return seeds == seedsAtMost
                ? Optional.empty()
                : Optional.of(
                        new Look(number + 1, Math.min(seedsAtMost, seeds + (seeds + 1) / 2), seedsAtMost, shared));
    }

    /** The same, were there no end to seeds. */
    Look endless() {
        return new Look(number, seeds, Integer.MAX_VALUE, shared);
    }

    /** Whether the looks from here on are the other's, seeds and levels, as far as both go. */
    boolean agrees(Look other) {
        if (seeds != other.seeds || share() != other.share()) {
            return false;
        }
        Optional<Look> after = next();
        Optional<Look> otherAfter = other.next();
        return after.isEmpty() || otherAfter.isEmpty() || after.get().agrees(otherAfter.get());
    }

    /** {@code 3 seeds, one look} or {@code 3 seeds, looks up to 20}. */
    String words() {
        return "%d %s, %s"
                .formatted(seeds, seeds == 1 ? "seed" : "seeds", shared ? "looks up to " + seedsAtMost : "one look");
    }

    /** The part of any level that this look may use. */
    public double share() {
        return shared ? 1.0 / (number * (number + 1.0)) : 1;
    }

    /** What this look may use of a level. */
    double level(double alpha) {
        return shared ? new LookSpending(alpha).level(number) : alpha;
    }
}
