package prefbench.shop;

import java.util.HashSet;
import java.util.Set;

/**
 * A set of asins that costs about 16 bytes each, where a {@code HashSet} takes 100: an asin of at most ten digits and
 * capitals is a number to the base 37, kept in an open hash table. Others go into an ordinary set. Not thread-safe.
 */
final class AsinSet {
    private static final int BASE = 37;
    private static final int LONGEST = 10;
    private static final long NO_NUMBER = 0;

    private long[] table = new long[1 << 10];
    private int numbers;
    private final Set<String> others = new HashSet<>();

    /** Whether the asin was not there before. */
    boolean add(String asin) {
        long number = number(asin);
        if (number == NO_NUMBER) {
            return others.add(asin);
        }
        if (!insert(table, number)) {
            return false;
        }
        if (++numbers > table.length / 2) {
            grow();
        }
        return true;
    }

    boolean contains(String asin) {
        long number = number(asin);
        return number == NO_NUMBER ? others.contains(asin) : table[slot(table, number)] == number;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long number : table) {
            if (number != NO_NUMBER) {
                insert(larger, number);
            }
        }
        table = larger;
    }

    private static boolean insert(long[] table, long number) {
        int slot = slot(table, number);
        boolean added = table[slot] == NO_NUMBER;
        table[slot] = number;
        return added;
    }

    /** Where the number is, or would be. */
    private static int slot(long[] table, long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (table.length - 1);
        while (table[slot] != NO_NUMBER && table[slot] != number) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** Digits count from 1, so that no two asins of different lengths are one number; 37^10 fits a long. */
    private static long number(String asin) {
        if (asin.length() > LONGEST) {
            return NO_NUMBER;
        }
        long number = 0;
        for (int i = 0; i < asin.length(); i++) {
            char c = asin.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' + 1 : c >= 'A' && c <= 'Z' ? c - 'A' + 11 : 0;
            if (digit == 0) {
                return NO_NUMBER;
            }
            number = number * BASE + digit;
        }
        return number;
    }
}
