package prefbench.policy.bart;

import java.util.Locale;
import prefbench.text.PythonText;

/**
 * An instruction as WebShop's search model reads it (its {@code process_goal}): lower-case, without quotes, page headings and
 * price clause.
 */
public final class PlainGoal {
    private static final String PRICE = ", and price lower than";

    private PlainGoal() {}

    public static String of(String instruction) {
        String plain = instruction
                .toLowerCase(Locale.ROOT)
                .replace("\"", "")
                .replace("'", "")
                .replace("amazon shopping game\ninstruction:", "")
                .replace("webshop\ninstruction:", "")
                .replace("\n[button] search [button_]", "");
        plain = PythonText.strip(plain);
        int price = plain.indexOf(PRICE);
        return price < 0 ? plain : plain.substring(0, price);
    }
}
