package prefbench.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as texts that do not depend on locale or JDK. */
final class Numbers {
    private static final int LONGEST_PLAIN = 21;
    private static final int MOST_ZEROS = 7;

    private Numbers() {}

    /**
     * The shortest decimal that reads back as {@code value}; {@code NaN}, {@code Infinity} or {@code -Infinity} otherwise.
     * {@code Double.toString} is no help: before JDK 19 it is not always the shortest. 15 digits always survive the way
     * through a double, 17 always identify one.
     */
    static String shortest(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 15; ; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (digits == 17 || rounded.doubleValue() == value) {
                return text(rounded.stripTrailingZeros());
            }
        }
    }

    private static String text(BigDecimal value) {
        int exponent = value.precision() - value.scale();
        boolean plain = value.signum() == 0 || exponent <= LONGEST_PLAIN && exponent > -MOST_ZEROS;
        return plain ? value.toPlainString() : value.toString();
    }
}
