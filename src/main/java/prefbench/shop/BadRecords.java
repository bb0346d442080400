package prefbench.shop;

import java.util.ArrayList;
import java.util.List;
import prefbench.text.InputException;

/**
 * What becomes of records that break a rule: the first one ends the reading, or each is left out and listed. A file that is
 * not JSON, or not of the right shape, is always refused: behind the break nothing can be trusted. Not thread-safe.
 */
final class BadRecords {
    private final boolean skipped;
    private final List<String> leftOut = new ArrayList<>();

    private BadRecords(boolean skipped) {
        this.skipped = skipped;
    }

    /** The first bad record ends the reading with its {@link InputException}. */
    static BadRecords refused() {
        return new BadRecords(false);
    }

    /** Bad records are left out and listed. */
    static BadRecords skipped() {
        return new BadRecords(true);
    }

    static BadRecords as(ShopOptions options) {
        return options.skipBad() ? skipped() : refused();
    }

    /** Reads one record. */
    void in(Runnable record) {
        try {
            record.run();
        } catch (InputException e) {
            if (!skipped) {
                throw e;
            }
            leftOut.add(e.getMessage());
        }
    }

    /** A record that was found bad earlier, by its message. */
    void add(String message) {
        in(() -> {
            throw new InputException(message);
        });
    }

    /** File, record, what was found, rule and remedy of each record that was left out, in reading order. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }
}
