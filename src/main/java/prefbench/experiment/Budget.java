package prefbench.experiment;

/**
 * Limits of a trial in optimiser steps, environment episodes and training seconds; whichever is hit first stops the trial.
 * A limit of 0 is no limit; at least one limit must be set. Evaluation and data generation do not count against seconds.
 */
public record Budget(long steps, long episodes, double seconds) {
    /** Why a trial stopped. */
    public enum Stop {
        STEPS,
        EPISODES,
        WALL_CLOCK,
        /** No limit was reached: there was not one trajectory to learn from. */
        NO_DATA
    }

    public Budget {
        if (steps < 0 || episodes < 0 || !(seconds >= 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException(
                    "budget limits must be 0 (none) or positive, was steps=%d, episodes=%d, seconds=%s"
                            .formatted(steps, episodes, seconds));
        }
        if (steps == 0 && episodes == 0 && seconds == 0) {
            throw new IllegalArgumentException("a budget needs at least one limit: steps, episodes or seconds");
        }
    }

    public static Budget ofSteps(long steps) {
        return new Budget(steps, 0, 0);
    }

    public static Budget ofSeconds(double seconds) {
        return new Budget(0, 0, seconds);
    }
}
