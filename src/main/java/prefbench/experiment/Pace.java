package prefbench.experiment;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says when a trial's next curve point is due, and when it stops: by its budget, or, to reproduce a trial that a clock
 * stopped, at the steps that were recorded. Asked before every step; not thread-safe.
 */
interface Pace {

    /** The fraction of the budget at which a curve point is due now, if one is. */
    OptionalDouble due(long steps, long episodes, double seconds);

    /** Which limit is reached, if one is. */
    Optional<Budget.Stop> stop(long steps, long episodes, double seconds);

    /** Curve points at equal fractions; when one step passes several, the last of them is recorded. */
    static Pace within(Budget budget, int points) {
        return new Live(budget, points);
    }

    static Pace replaying(TrialResult recorded) {
        return new Replay(recorded);
    }

    /** Pace of a running clock. */
    final class Live implements Pace {
        private final Budget budget;
        private final int points;
        private int passed;

        private Live(Budget budget, int points) {
            this.budget = budget;
            this.points = points;
        }

        @Override
        public OptionalDouble due(long steps, long episodes, double seconds) {
            double used = Math.max(
                    share(steps, budget.steps()),
                    Math.max(share(episodes, budget.episodes()), share(seconds, budget.seconds())));
            int reached = (int) Math.min(points, Math.floor(used * points));
            if (reached <= passed) {
                return OptionalDouble.empty();
            }
            passed = reached;
            return OptionalDouble.of((double) passed / points);
        }

        @Override
        public Optional<Budget.Stop> stop(long steps, long episodes, double seconds) {
            if (share(steps, budget.steps()) >= 1) {
                return Optional.of(Budget.Stop.STEPS);
            }
            if (share(episodes, budget.episodes()) >= 1) {
                return Optional.of(Budget.Stop.EPISODES);
            }
            return share(seconds, budget.seconds()) >= 1 ? Optional.of(Budget.Stop.WALL_CLOCK) : Optional.empty();
        }

        private static double share(double used, double limit) {
            return limit == 0 ? 0 : used / limit;
        }
    }

    /** Pace of a recorded trial: its clock does not count any more. */
    final class Replay implements Pace {
        private final TrialResult recorded;
        /** The point before the first step is not asked for. */
        private int next = 1;

        private Replay(TrialResult recorded) {
            this.recorded = recorded;
        }

        @Override
        public OptionalDouble due(long steps, long episodes, double seconds) {
            if (next < recorded.curve().size() && recorded.curve().get(next).steps() == steps) {
                return OptionalDouble.of(recorded.curve().get(next++).fraction());
            }
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Budget.Stop> stop(long steps, long episodes, double seconds) {
            // A lack of data ends a trial by itself; only a trial that differs gets past that step.
            boolean bound = recorded.stop() != Budget.Stop.NO_DATA;
            return steps >= recorded.steps() + (bound ? 0 : 1) ? Optional.of(recorded.stop()) : Optional.empty();
        }
    }
}
