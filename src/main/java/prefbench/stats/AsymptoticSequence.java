package prefbench.stats;

/**
 * The asymptotic confidence sequence of a mean (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, arXiv 2103.06476).
 *
 * <pre>
 *   mean_n +- SD_n sqrt( 2 (n rho^2 + 1) / (n^2 rho^2) ln( sqrt(n rho^2 + 1) / alpha ) )
 *   rho^2  = ( -2 ln alpha + ln(1 - 2 ln alpha) ) / n*         narrowest near n* observations
 * </pre>
 *
 * rho^2 is the authors' closed approximation of the optimum. For independent observations of any distribution with a variance. It holds at all n from some first look on, the better
 * the later that look is; the first look should not come before some tens of observations, and never at a handful of seeds
 * (there: {@link LookSpending}).
 *
 * @param confidence in (0, 1), of all looks together
 * @param tunedFor n* above, >= 1
 */
public record AsymptoticSequence(double confidence, int tunedFor) {

    public AsymptoticSequence {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be in (0, 1), was " + confidence);
        }
        if (tunedFor < 1) {
            throw new IllegalArgumentException("tunedFor must be positive, was " + tunedFor);
        }
    }

    /** The mixing variance, in units of the observations' variance. */
    public double rho2() {
        double logLevel = StrictMath.log(1 - confidence);
        return (-2 * logLevel + StrictMath.log(1 - 2 * logLevel)) / tunedFor;
    }

    /** Unknown below two observations. */
    public Interval of(double[] sample) {
        return of(StudentT.mean(sample), StudentT.standardDeviation(sample), sample.length);
    }

    /** From the sample's mean and standard deviation; unknown below two observations. */
    public Interval of(double mean, double standardDeviation, int n) {
        if (n < 2) {
            return Interval.unknown(mean, n, confidence);
        }
        if (!(standardDeviation >= 0)) {
            throw new IllegalArgumentException("standardDeviation must not be negative, was " + standardDeviation);
        }
        double scaled = n * rho2();
        double log = StrictMath.log(Math.sqrt(scaled + 1) / (1 - confidence));
        double half = standardDeviation * Math.sqrt(2 * (scaled + 1) / (n * scaled) * log);
        return new Interval(mean, mean - half, mean + half, n, confidence);
    }
}
