package prefbench.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of runs that have not reached the threshold yet, with censored runs kept (Kaplan and Meier, JASA 53, 1958), and
 * the mean time restricted to a horizon.
 *
 * <pre>
 *   S(t) = prod over t_i <= t of (1 - d_i / n_i)             d_i: reached at t_i, n_i: not yet before t_i
 *   mean = integral of S from 0 to h
 *   Var(mean) = sum over t_i <= h of (integral of S from t_i to h)^2 d_i / (n_i (n_i - d_i))           (Greenwood)
 * </pre>
 *
 * A run censored at the time of another's reaching counts as not yet there. Immutable.
 *
 * @param runs how many
 * @param last the last time that is known of any of them
 * @param steps where S falls, in order of time
 */
public record KaplanMeier(int runs, double last, List<Step> steps) {

    /**
     * @param at the time
     * @param survival S from here on
     * @param atRisk n_i
     * @param reached d_i
     */
    public record Step(double at, double survival, int atRisk, int reached) {}

    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    public static KaplanMeier of(List<Reach> runs) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there must be a run, were none");
        }
        double[] times = runs.stream()
                .filter(Reach::reached)
                .mapToDouble(Reach::at)
                .sorted()
                .distinct()
                .toArray();
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        for (double time : times) {
            int atRisk = (int) runs.stream().filter(run -> run.at() >= time).count();
            int reached = (int) runs.stream()
                    .filter(run -> run.reached() && run.at() == time)
                    .count();
            survival *= 1 - (double) reached / atRisk;
            steps.add(new Step(time, survival, atRisk, reached));
        }
        double last = runs.stream()
                .max(Comparator.comparingDouble(Reach::at))
                .orElseThrow()
                .at();
        return new KaplanMeier(runs.size(), last, steps);
    }

    /** S(t); NaN beyond the last time known, unless no run is left. */
    public double survival(double time) {
        double survival = 1;
        for (Step step : steps) {
            survival = step.at <= time ? step.survival : survival;
        }
        return time > last && survival > 0 ? Double.NaN : survival;
    }

    /** The first time at which half of the runs, or more, are there; none while more than half are not. */
    public OptionalDouble median() {
        return steps.stream()
                .filter(step -> step.survival <= 0.5)
                .mapToDouble(Step::at)
                .findFirst();
    }

    /** The mean of min(time, horizon). */
    public RestrictedMean restrictedMean(double horizon) {
        if (!(horizon > 0)) {
            throw new IllegalArgumentException("horizon must be positive, was " + horizon);
        }
        if (Double.isNaN(survival(horizon))) {
            throw new IllegalArgumentException(
                    "horizon must be at most %s, the last time known, was %s; choose a smaller one"
                            .formatted(last, horizon));
        }
        double variance = 0;
        for (Step step : steps) {
            double area = area(step.at, horizon);
            // With none left n_i = d_i, and the area behind is 0: the term is, too.
            if (step.at < horizon && step.atRisk > step.reached) {
                variance += area * area * step.reached / ((double) step.atRisk * (step.atRisk - step.reached));
            }
        }
        return new RestrictedMean(area(0, horizon), Math.sqrt(variance), horizon, runs);
    }

    private double area(double from, double to) {
        double sum = 0;
        double left = from;
        double survival = survival(from);
        for (Step step : steps) {
            if (step.at > from && step.at < to) {
                sum += (step.at - left) * survival;
                left = step.at;
                survival = step.survival;
            }
        }
        return sum + (to - left) * survival;
    }
}
