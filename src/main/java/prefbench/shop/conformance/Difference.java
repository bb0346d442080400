package prefbench.shop.conformance;

/**
 * Where a shop departs from a recording.
 *
 * @param record file and record, say {@code replays.jsonl, line 3}
 * @param place inside the record: a step, a part of the reward, a rank
 * @param expected as recorded
 * @param found in the shop
 */
public record Difference(String record, String place, String expected, String found) {
    /** So many characters in front of the first that differs are shown, and so many from it on. */
    private static final int BEFORE = 30;

    private static final int AFTER = 70;

    /** Three lines; of long texts the part around the first character that differs. */
    @Override
    public String toString() {
        int same = sameFrom();
        return "%s, %s%s%n  expected: %s%n  found:    %s"
                .formatted(
                        record,
                        place,
                        same == 0 ? "" : " (the first %d characters are equal)".formatted(same),
                        around(expected, same),
                        around(found, same));
    }

    /** From which character on to speak of a difference; 0 for short texts, which are shown whole. */
    private int sameFrom() {
        if (Math.max(expected.length(), found.length()) <= BEFORE + AFTER) {
            return 0;
        }
        int end = Math.min(expected.length(), found.length());
        int same = 0;
        while (same < end && expected.charAt(same) == found.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String around(String text, int place) {
        int from = Math.max(0, place - BEFORE);
        int to = Math.min(text.length(), place + AFTER);
        String shown = (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
        return "[" + shown.replace("\n", "\\n") + "]";
    }
}
