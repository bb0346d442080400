package prefbench.stats;

/**
 * How many goals one comparison of two success rates takes where each policy is one policy: training seeds have no part in it,
 * so that these numbers are the least that a study of fine-tuning needs. For seeds crossed with goals see {@link Power}.
 *
 * <pre>
 *   goals for each policy, other goals for each:
 *     superiority       n = (z(1 - alpha/2) + z(power))^2 (p1 (1 - p1) + p2 (1 - p2)) / (p1 - p2)^2
 *     non-inferiority   n = (z(1 - alpha) + z(power))^2 2 p (1 - p) / m^2                   both at p
 *     equivalence       n = (z(1 - alpha) + z((1 + power)/2))^2 2 p (1 - p) / m^2           both at p
 *   the same goals for both (McNemar), which differ in outcome on a share q of them:
 *     superiority       n = (z(1 - alpha/2) sqrt(q) + z(power) sqrt(q - d^2))^2 / d^2
 * </pre>
 *
 * Normal approximations (Chow, Shao, Wang, Sample Size Calculations in Clinical Research, 2nd ed. 2008, sections 4.2 and 5.2),
 * rounded up.
 */
public final class SampleSize {
    private SampleSize() {}

    /** @param alpha two-sided */
    public static int superiority(double first, double second, double alpha, double power) {
        double z = Normal.quantile(1 - alpha / 2) + Normal.quantile(power);
        return up(z * z * (variance(first) + variance(second)) / square(first - second));
    }

    /** @param alpha one-sided */
    public static int nonInferiority(double share, double margin, double alpha, double power) {
        return within(share, margin, Normal.quantile(1 - alpha) + Normal.quantile(power));
    }

    /** @param alpha of each of the two one-sided tests */
    public static int equivalence(double share, double margin, double alpha, double power) {
        return within(share, margin, Normal.quantile(1 - alpha) + Normal.quantile((1 + power) / 2));
    }

    /**
     * @param discordance share of goals on which one of the two succeeds and the other does not, more than the difference
     * @param alpha two-sided
     */
    public static int paired(double difference, double discordance, double alpha, double power) {
        if (!(discordance > Math.abs(difference))) {
            throw new IllegalArgumentException(
                    "discordance must exceed the difference %s, was %s".formatted(Math.abs(difference), discordance));
        }
        double deviation = Normal.quantile(1 - alpha / 2) * Math.sqrt(discordance)
                + Normal.quantile(power) * Math.sqrt(discordance - square(difference));
        return up(square(deviation / difference));
    }

    /**
     * The probability with which a test finds these rates to differ, in the direction in which they do.
     *
     * @param goals for each policy, other goals for each
     * @param alpha two-sided
     */
    public static double powerOfSuperiority(double first, double second, int goals, double alpha) {
        double error = Math.sqrt((variance(first) + variance(second)) / goals);
        return Normal.below(Math.abs(first - second) / error - Normal.quantile(1 - alpha / 2));
    }

    private static int within(double share, double margin, double z) {
        return up(2 * variance(share) * square(z / margin));
    }

    private static double variance(double share) {
        return share * (1 - share);
    }

    private static double square(double x) {
        return x * x;
    }

    private static int up(double goals) {
        return (int) Math.ceil(goals);
    }
}
