package prefbench.stats;

/** Statistics of goals each of which is of another product. */
public final class Singles {
    private Singles() {}

    public static CrossedMean crossed(double[][] values) {
        return CrossedMean.of(values, alone(values));
    }

    public static CrossedMean ofOneArm(double[][] values) {
        return CrossedMean.ofOneArm(values, alone(values));
    }

    static Interval difference(double[][] first, double[][] second, double confidence) {
        return TwoGoalSets.difference(first, alone(first), second, alone(second), confidence);
    }

    static ExchangeRate rate(int[] sizes, double[][][] human, double[][][] generated) {
        return ExchangeRate.of(sizes, human, generated, alone(human[0]));
    }

    public static Power power(Variances variances, Estimand estimand, double confidence) {
        return new Power(variances, estimand, confidence, false, 1);
    }

    public static Clusters alone(double[][] values) {
        return Clusters.alone(values.length == 0 ? 0 : values[0].length);
    }
}
