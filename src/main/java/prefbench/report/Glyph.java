package prefbench.report;

/**
 * A mean and its interval as a small drawing, in units of a view box that is 100 wide.
 *
 * @param zero where 0 lies
 * @param low start of the interval; equal to {@code high} where there is none
 */
record Glyph(String zero, String low, String mean, String high) {

    /** On a scale from 0 to 100. */
    static Glyph ofShare(Cell mean, Cell low, Cell high) {
        return of(mean, low, high, 0, 100);
    }

    /** Around 0, on a scale that reaches from -{@code reach} to {@code reach}. */
    static Glyph ofDifference(Cell mean, Cell low, Cell high, double reach) {
        return of(mean, low, high, -reach, reach);
    }

    private static Glyph of(Cell mean, Cell low, Cell high, double from, double to) {
        String middle = place(mean.number(), from, to);
        return new Glyph(
                place(0, from, to),
                low.isEmpty() ? middle : place(low.number(), from, to),
                middle,
                high.isEmpty() ? middle : place(high.number(), from, to));
    }

    private static String place(double value, double from, double to) {
        double share = Math.min(1, Math.max(0, (value - from) / (to - from)));
        return Numbers.shortest(Math.round((2 + share * 96) * 10) / 10.0);
    }

    String width() {
        return Numbers.shortest(Math.round((Double.parseDouble(high) - Double.parseDouble(low)) * 10) / 10.0);
    }

    /** Width of a bar from 0 to the mean. */
    String length() {
        return Numbers.shortest(Math.round((Double.parseDouble(mean) - Double.parseDouble(zero)) * 10) / 10.0);
    }
}
