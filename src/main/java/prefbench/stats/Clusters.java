package prefbench.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of n observations belong together, as goals of one product do: what one of them shows, the others are likely to show,
 * so that their number overstates what is known. The spread of a mean is therefore taken from clusters' sums (Liang and Zeger,
 * Biometrika 73, 1986). With clusters of n[c] observations, and e the deviations from the mean,
 *
 * <pre>
 *   mean square = k / n sum_c (sum_{i in c} e[i])^2       k = N / (N - 2 sum n[c]^3 / n + N^2 / n^2)    N = sum n[c]^2
 *   effective   = n^2 / N
 * </pre>
 *
 * where k makes the mean square unbiased when the observations of a cluster are all alike, and effective (Kish, Survey Sampling,
 * 1965, §8.2) is the number of equal clusters that would tell as much. With one observation in each they are the sample variance
 * and n. {@code CoverageTest} shows that intervals hold with them, and that without they do not. Immutable and thread-safe.
 */
public final class Clusters {
    private final int[] clusterOf;
    private final int number;
    private final double squares;
    private final double correction;

    private Clusters(int[] clusterOf) {
        this.clusterOf = clusterOf;
        this.number = Arrays.stream(clusterOf).max().orElse(-1) + 1;
        double[] sizes = new double[number];
        for (int cluster : clusterOf) {
            sizes[cluster]++;
        }
        this.squares = Arrays.stream(sizes).map(size -> size * size).sum();
        double cubes = Arrays.stream(sizes).map(size -> size * size * size).sum();
        double n = clusterOf.length;
        this.correction = squares / (squares - 2 * cubes / n + squares * squares / (n * n));
    }

    /** One cluster for each observation. */
    public static Clusters alone(int observations) {
        return new Clusters(IntStream.range(0, observations).toArray());
    }

    /** One label for each observation; equal ones belong together. */
    public static Clusters of(List<?> labels) {
        return numbered(labels.stream());
    }

    /** Of some of the observations, by index. */
    public Clusters among(int... observations) {
        return numbered(Arrays.stream(observations).mapToObj(observation -> clusterOf[observation]));
    }

    private static Clusters numbered(Stream<?> labels) {
        Map<Object, Integer> numbers = new HashMap<>();
        return new Clusters(labels.mapToInt(label -> {
                    int next = numbers.size();
                    return numbers.computeIfAbsent(label, unseen -> next);
                })
                .toArray());
    }

    public int observations() {
        return clusterOf.length;
    }

    /** Of clusters. */
    public int number() {
        return number;
    }

    /** Of equal clusters that would tell as much: at most their number; NaN without an observation. */
    public double effective() {
        double n = clusterOf.length;
        return n * n / squares;
    }

    /** Of deviations from a mean; NaN below two clusters. */
    double meanSquare(double[] deviations) {
        if (deviations.length != clusterOf.length) {
            throw new IllegalArgumentException(
                    "%d clustered observations, but %d values".formatted(clusterOf.length, deviations.length));
        }
        if (number < 2) {
            return Double.NaN;
        }
        double[] sums = new double[number];
        for (int i = 0; i < deviations.length; i++) {
            sums[clusterOf[i]] += deviations[i];
        }
        double sum = 0;
        for (double each : sums) {
            sum += each * each;
        }
        return correction * sum / deviations.length;
    }
}
