package prefbench.stats;

import java.util.Locale;

/**
 * Variances of the difference of two policies' success, from what one can guess without a pilot. On one goal the difference, in
 * points, is 100, 0 or -100:
 *
 * <pre>
 *   d[s][g] = 100 (success of one policy - success of the other), of training seed s on goal g
 *   q   share of goals on which one succeeds and the other does not (McNemar's discordant pairs): E d^2 = 100^2 q
 *   sd  of one arm's success rate from seed to seed, in points, beyond what the choice of goals explains
 *   k   arms that train: 2, or 1 against a policy that is the same for every seed
 *   r   correlation of d[s][g] and d[s'][g] over goals: 0 where luck decides, 1 where each seed wins and loses the same goals
 *
 *   var seed     = k sd^2                        seeds of two arms vary independently
 *   var goal     = r (100^2 q - var seed)
 *   var residual = (1 - r) (100^2 q - var seed)
 * </pre>
 *
 * E d^2 is var d at a mean difference of 0; at another it exceeds var d by that difference's square, so that plans are
 * slightly on the safe side.
 *
 * @param discordance q, in (0, 1]
 * @param seedDeviation sd, in points, at least 0
 * @param trainedArms k, 1 or 2
 * @param goalCorrelation r, in [0, 1]
 */
public record GuessedVariances(double discordance, double seedDeviation, int trainedArms, double goalCorrelation) {
    private static final double SQUARE_OF_ALL = 100 * 100;

    public GuessedVariances {
        if (!(discordance > 0 && discordance <= 1)) {
            throw new IllegalArgumentException("discordance must be in (0, 1], was " + discordance);
        }
        if (!(seedDeviation >= 0)) {
            throw new IllegalArgumentException("seed SD must not be negative, was " + seedDeviation);
        }
        if (trainedArms != 1 && trainedArms != 2) {
            throw new IllegalArgumentException("trained arms must be 1 or 2, was " + trainedArms);
        }
        if (!(goalCorrelation >= 0 && goalCorrelation <= 1)) {
            throw new IllegalArgumentException("goal correlation must be in [0, 1], was " + goalCorrelation);
        }
        if (trainedArms * seedDeviation * seedDeviation > SQUARE_OF_ALL * discordance) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "seed SD must be at most %.1f points where %s of the goals are discordant, was %s",
                    100 * Math.sqrt(discordance / trainedArms),
                    discordance,
                    seedDeviation));
        }
    }

    /**
     * The discordance of two policies that succeed on a goal independently of each other, each at this rate: 2 p (1 - p). Real
     * policies from one checkpoint tend to find the same goals easy, and differ on fewer.
     */
    public static double discordanceOf(double success) {
        if (!(success > 0 && success < 1)) {
            throw new IllegalArgumentException("success must be in (0, 1), was " + success);
        }
        return 2 * success * (1 - success);
    }

    public Variances variances() {
        double seed = trainedArms * seedDeviation * seedDeviation;
        double others = SQUARE_OF_ALL * discordance - seed;
        return new Variances(seed, goalCorrelation * others, (1 - goalCorrelation) * others);
    }
}
