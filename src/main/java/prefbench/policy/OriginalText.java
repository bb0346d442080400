package prefbench.policy;

import java.util.Locale;
import prefbench.text.PythonText;

/** Texts as the original WebShop code hands them to its choice model (its {@code process}; spec §10). */
final class OriginalText {
    private OriginalText() {}

    /** Lower case, without quotes, trimmed; {@code [SEP]} stays the token. */
    static String of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("\"", "").replace("'", "");
        return PythonText.strip(plain).replace("[sep]", "[SEP]");
    }
}
