package prefbench.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Wilcoxon's signed-rank test of paired samples (Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1,
 * 1945): were the differences symmetric about 0, each rank of their sizes would carry either sign with probability 1/2. Pairs
 * without a difference are left out, as Wilcoxon did.
 *
 * <pre>
 *   W+ = sum of the ranks of |d| over d &gt; 0
 *   z  = (W+ - n (n + 1) / 4) / sqrt(n (n + 1) (2 n + 1) / 24 - sum (t^3 - t) / 48)      t: sizes of ties
 * </pre>
 *
 * The normal approximation has no correction for continuity. With n pairs no two-sided exact p is below 2^(1 - n): five pairs
 * cannot reach 5 %. Immutable and thread-safe.
 */
public final class Wilcoxon {
    private static final int MOST_EXACT = 50;

    private final int n;
    private final double plus;
    private final Ranks ranks;

    private Wilcoxon(int n, double plus, Ranks ranks) {
        this.n = n;
        this.plus = plus;
        this.ranks = ranks;
    }

    public static Wilcoxon paired(double[] a, double[] b) {
        return of(StudentT.differences(a, b));
    }

    public static Wilcoxon of(double... differences) {
        double none = Ranks.rounding(differences);
        double[] some =
                Arrays.stream(differences).filter(d -> Math.abs(d) > none).toArray();
        Ranks ranks = Ranks.of(Arrays.stream(some).map(Math::abs).toArray());
        double plus = 0;
        for (int i = 0; i < some.length; i++) {
            plus += some[i] > 0 ? ranks.of(i) : 0;
        }
        return new Wilcoxon(some.length, plus, ranks);
    }

    /** Pairs that differ. */
    public int n() {
        return n;
    }

    /** W+: the sum of the ranks of positive differences. */
    public double plus() {
        return plus;
    }

    public double minus() {
        return n * (n + 1) / 2.0 - plus;
    }

    /** The exact p-value where there is one, else the normal approximation's. */
    public double pValue(Alternative alternative) {
        return exact(alternative).orElseGet(() -> asymptotic(alternative));
    }

    /** Empty where sizes are tied, or beyond 50 pairs. */
    public OptionalDouble exact(Alternative alternative) {
        if (ranks.tied() || n > MOST_EXACT) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (alternative) {
                    case TWO_SIDED -> Math.min(1, 2 * atLeast(Math.max(plus, minus())));
                    case GREATER -> atLeast(plus);
                    case LESS -> atLeast(minus());
                });
    }

    /** P(W+ >= w): W+ is symmetric, so this is P(W- >= w) too. */
    private double atLeast(double w) {
        double[] probability = new double[n * (n + 1) / 2 + 1];
        probability[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        return Arrays.stream(probability).skip((long) w).sum();
    }

    /** 1 where no pair differs. */
    public double asymptotic(Alternative alternative) {
        double variance = n * (n + 1.0) * (2 * n + 1.0) / 24 - ranks.tieTerm() / 48;
        return n == 0 ? 1 : Normal.pValue(alternative, (plus - n * (n + 1.0) / 4) / Math.sqrt(variance));
    }
}
