package prefbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One value of a CSV file, wherever it is shown.
 *
 * @param row 1-based, the header not counted
 * @param text as the file has it; empty when the value does not apply
 */
record Cell(String file, int row, String column, String text) {
    private static final String NOT_APPLICABLE = "–";

    /** Where the value stands: {@code arms.csv/3/score}. */
    String address() {
        return file + "/" + row + "/" + column;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String orDash() {
        return isEmpty() ? NOT_APPLICABLE : text;
    }

    /** The number rounded half up to {@code decimals}, with a true minus sign; a dash if there is none. */
    String rounded(int decimals) {
        return isEmpty() ? NOT_APPLICABLE : minus(round(decimals).toPlainString());
    }

    /** Like {@link #rounded}, but never up: a power of 79.9 % is not yet 80. */
    String cut(int decimals) {
        return isEmpty()
                ? NOT_APPLICABLE
                : minus(new BigDecimal(text)
                        .setScale(decimals, RoundingMode.FLOOR)
                        .toPlainString());
    }

    /** Like {@link #rounded}, with a sign in any case but 0's. */
    String signed(int decimals) {
        return !isEmpty() && round(decimals).signum() > 0 ? "+" + rounded(decimals) : rounded(decimals);
    }

    /** As many decimals as keep three significant digits, for numbers of unlike size. */
    String significant() {
        if (isEmpty() || !isNumber()) {
            return orDash();
        }
        BigDecimal value = new BigDecimal(text);
        int integerDigits = value.precision() - value.scale();
        return rounded(value.signum() == 0 ? 0 : Math.min(6, Math.max(0, 3 - integerDigits)));
    }

    private boolean isNumber() {
        return !text.equals("NaN") && !text.endsWith("Infinity");
    }

    double number() {
        return isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private BigDecimal round(int decimals) {
        return new BigDecimal(text).setScale(decimals, RoundingMode.HALF_UP);
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
