package prefbench.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A scraped price such as {@code $10.99 - $24.99}.
 *
 * @param prices one, or two in the order written, in dollars
 * @param tag as WebShop shows it: {@code $10.99 to $24.99}
 */
public record PriceText(List<Double> prices, String tag) {

    /** What WebShop takes for a missing price. */
    public static final PriceText MISSING = new PriceText(List.of(100.0), "$100.0");

    public PriceText {
        prices = List.copyOf(prices);
    }

    /**
     * Every piece after a dollar sign is a price, of which all characters but digits and points are dropped; of more than
     * two the first two count. Empty text is {@link #MISSING}.
     *
     * @throws IllegalArgumentException if there is no dollar sign, or no figure behind one
     */
    public static PriceText parse(String text) {
        if (text.isEmpty()) {
            return MISSING;
        }
        String[] pieces = text.split("\\$", -1);
        if (pieces.length == 1) {
            throw new IllegalArgumentException("a price needs a dollar sign, was [%s]".formatted(text));
        }
        List<Double> prices = new ArrayList<>();
        for (int i = 1; i < pieces.length; i++) {
            prices.add(figure(pieces[i], text));
        }
        if (prices.size() == 1) {
            return new PriceText(prices, "$" + PythonText.repr(prices.get(0)));
        }
        String tag = "$" + PythonText.repr(prices.get(0)) + " to $" + PythonText.repr(prices.get(1));
        return new PriceText(prices.subList(0, 2), tag);
    }

    private static double figure(String piece, String text) {
        StringBuilder digits = new StringBuilder();
        boolean figure = false;
        int points = 0;
        for (int i = 0; i < piece.length(); ) {
            int c = piece.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
                figure = true;
            } else if (c == '.') {
                digits.append('.');
                points++;
            }
        }
        if (!figure || points > 1) {
            throw new IllegalArgumentException("a dollar sign needs one figure behind it, was [%s]".formatted(text));
        }
        return Double.parseDouble(digits.toString());
    }
}
