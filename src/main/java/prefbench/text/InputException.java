package prefbench.text;

import java.nio.file.Path;

/**
 * Input that breaks a rule: says where, what was found, which rule and what to do. The command line ends with status 2.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@code file, record: found; rule; remedy}, the one shape of all messages about bad files. */
    public static InputException in(Path file, String record, String found, String rule, String remedy) {
        return new InputException("%s, %s: found %s; %s; %s".formatted(file, record, found, rule, remedy));
    }
}
