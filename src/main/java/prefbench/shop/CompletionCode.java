package prefbench.shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The code that WebShop's web application shows a worker who has finished a session; its logs can be told by it. */
public final class CompletionCode {
    private static final int DIGITS = 10;

    private CompletionCode() {}

    /** The first ten hexadecimal digits, in upper case, of the SHA-1 of the session's id in UTF-8. */
    public static String of(String session) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(session.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
