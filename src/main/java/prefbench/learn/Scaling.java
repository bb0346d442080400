package prefbench.learn;

import java.util.Arrays;

/** How numbers of a batch are brought to a common scale; SDs and variances have Bessel's correction, as torch's. */
public enum Scaling {
    NONE {
        @Override
        double[] of(double[] values) {
            return values;
        }
    },
    /** (x - mean) / (SD + 1e-8): CleanRL and Stable-Baselines3. */
    STANDARDISED {
        @Override
        double[] of(double[] values) {
            double mean = mean(values);
            double divisor = deviation(values) + 1e-8;
            return Arrays.stream(values).map(value -> (value - mean) / divisor).toArray();
        }
    },
    /** (x - mean) / sqrt(variance + 1e-8): TRL. */
    WHITENED {
        @Override
        double[] of(double[] values) {
            double mean = mean(values);
            double divisor = Math.sqrt(Math.pow(deviation(values), 2) + 1e-8);
            return Arrays.stream(values).map(value -> (value - mean) / divisor).toArray();
        }
    };

    /** At least one value; but for {@link #NONE}, values that are all equal become 0, up to rounding. */
    abstract double[] of(double[] values);

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The population's: divided by n. */
    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    /** The sample's: divided by n - 1; 0 for a single value, which has no spread to divide by. */
    static double deviation(double[] values) {
        return values.length < 2 ? 0 : Math.sqrt(variance(values) * values.length / (values.length - 1.0));
    }
}
