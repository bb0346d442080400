package prefbench.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One run's scores along a budget: optimiser steps, environment episodes or seconds, whichever the caller measured in.
 *
 * <pre>  area = integral of the score / (last - first)            by trapezoids: the mean score along the way</pre>
 *
 * Immutable.
 *
 * @param points evaluations, at least one, at increasing places
 */
public record LearningCurve(List<Point> points) {

    /**
     * @param at steps, episodes or seconds used, >= 0
     * @param score finite
     */
    public record Point(double at, double score) {
        public Point {
            if (!(at >= 0 && at < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("at must be finite and not negative, was " + at);
            }
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score must be finite, was " + score);
            }
        }
    }

    public LearningCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a curve must have a point, had none");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).at > points.get(i - 1).at)) {
                throw new IllegalArgumentException(
                        "places must increase, was %s after %s".formatted(points.get(i).at, points.get(i - 1).at));
            }
        }
    }

    public static LearningCurve of(double[] at, double[] scores) {
        if (at.length != scores.length) {
            throw new IllegalArgumentException(
                    "there must be a score for each place, was %d for %d".formatted(scores.length, at.length));
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            points.add(new Point(at[i], scores[i]));
        }
        return new LearningCurve(points);
    }

    /** At each place the statistic (a mean, an interquartile mean, ...) of all runs' scores there; same places in all. */
    public static LearningCurve pointwise(List<LearningCurve> runs, ToDoubleFunction<double[]> statistic) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("there must be a run, were none");
        }
        double[] places = runs.get(0).places();
        for (LearningCurve run : runs) {
            if (!Arrays.equals(run.places(), places)) {
                throw new IllegalArgumentException("runs must be evaluated at the same places, was %s and %s"
                        .formatted(Arrays.toString(places), Arrays.toString(run.places())));
            }
        }
        double[] scores = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            int place = i;
            scores[i] = statistic.applyAsDouble(runs.stream()
                    .mapToDouble(run -> run.points.get(place).score)
                    .toArray());
        }
        return of(places, scores);
    }

    private double[] places() {
        return points.stream().mapToDouble(Point::at).toArray();
    }

    /** Where the run ended, or was last looked at. */
    public double end() {
        return points.get(points.size() - 1).at;
    }

    /** Normalised by the length; the only score where there is one point. */
    public double area() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            sum += (right.at - left.at) * (left.score + right.score) / 2;
        }
        double length = end() - points.get(0).at;
        return length == 0 ? points.get(0).score : sum / length;
    }

    /**
     * The last score evaluated within this budget, never one that lay ahead; none before the first evaluation. Beyond the
     * end the score stays: a run that stopped earlier does not learn on.
     */
    public OptionalDouble scoreAt(double budget) {
        OptionalDouble score = OptionalDouble.empty();
        for (Point point : points) {
            if (point.at <= budget) {
                score = OptionalDouble.of(point.score);
            }
        }
        return score;
    }

    /** The first evaluation that reaches the threshold; a run without any is censored at its end. */
    public Reach reach(double threshold) {
        int first = firstAtLeast(threshold);
        return first < 0 ? new Reach(end(), false) : new Reach(points.get(first).at, true);
    }

    /** Where the straight line between evaluations first meets the threshold; censored likewise. */
    public Reach interpolatedReach(double threshold) {
        int first = firstAtLeast(threshold);
        if (first <= 0) {
            return reach(threshold);
        }
        Point left = points.get(first - 1);
        Point right = points.get(first);
        double share = (threshold - left.score) / (right.score - left.score);
        return new Reach(left.at + share * (right.at - left.at), true);
    }

    private int firstAtLeast(double threshold) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).score >= threshold) {
                return i;
            }
        }
        return -1;
    }

    /** Each score replaced by the mean of it and the {@code window - 1} before, or as many as there are. */
    public LearningCurve trailingMean(int window) {
        if (window < 1) {
            throw new IllegalArgumentException("window must be positive, was " + window);
        }
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<Point> last = points.subList(Math.max(0, i + 1 - window), i + 1);
            double mean = last.stream().mapToDouble(Point::score).sum() / last.size();
            smooth.add(new Point(points.get(i).at, mean));
        }
        return new LearningCurve(smooth);
    }
}
