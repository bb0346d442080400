package prefbench.experiment;

/**
 * What learning curves are measured by, in claims:
 *
 * <pre>{@code
 * assertThat(comparison).arm("ppo").isSuperiorTo("dpo").on(areaUnderCurve(SUCCESS_RATE)).atConfidence(0.95);
 * assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(timeToThreshold(SUCCESS_RATE, 40)).onTheseGoals().atConfidence(0.95);
 * }</pre>
 *
 * Curves are played under the first of the suite's decodings, on its curve goals; under another one a trial has no such value.
 */
public final class CurveMeasures {
    /** Points above the start that make up the usual threshold. */
    public static final double GAIN = 5;

    private CurveMeasures() {}

    /**
     * The normalised area under the learning curve over steps, by trapezoids: the mean of the metric along the way. Every curve
     * goal has one. Of a policy that does not train, it is the metric itself.
     */
    public static Measure areaUnderCurve(Metric metric) {
        return new AreaUnderCurve(metric);
    }

    /**
     * How soon the metric reaches a threshold on the curve goals, counted as the steps of the budget that are then left, so that
     * the greater number is the better one; 0 for a trial that does not get there. A mean of these is the budget less the
     * restricted mean of the time. Looked at where the curve has points. Only trials with a budget in steps have one.
     *
     * <p>No single goal has such a time, so that a claim holds on these goals only, and must say so ({@code onTheseGoals()}). It
     * stays inconclusive while fewer than three seeds of an arm get there.
     *
     * @param threshold in the metric's unit
     */
    public static Measure timeToThreshold(Metric metric, double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new InvalidClaim("threshold must be finite, was " + threshold);
        }
        return new TimeToThreshold(metric, threshold, false);
    }

    /** The same with the usual threshold: imitation's own value on the curve goals, and {@link #GAIN} points more. */
    public static Measure timeToThreshold(Metric metric) {
        if (metric != Metric.SUCCESS_RATE && metric != Metric.SCORE) {
            throw new InvalidClaim(
                    "%s has no usual threshold, which is %s points above imitation; give one in its own unit, %s"
                            .formatted(metric, Terms.number(GAIN), metric.unit()));
        }
        return new TimeToThreshold(metric, GAIN, true);
    }
}
