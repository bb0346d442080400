package prefbench.text;

/**
 * How alike two texts are, from 0 to 1: thefuzz 0.19.0, on which WebShop's reward builds, takes another measure where
 * python-Levenshtein is installed.
 */
public enum FuzzyRatio {
    /** Python's difflib, which thefuzz uses by itself: the default, and what the recorded rewards were computed with. */
    DIFFLIB {
        @Override
        double of(String first, String second) {
            return Difflib.ratio(first, second);
        }

        @Override
        boolean exactForPrefixes(int length) {
            return length < Difflib.AUTOJUNK_LENGTH;
        }
    },

    /**
     * That of python-Levenshtein, in which a substitution costs two: 2 L / T, where L is the length of the longest common
     * subsequence and T the number of characters in both.
     */
    LEVENSHTEIN {
        @Override
        double of(String first, String second) {
            int[] a = first.codePoints().toArray();
            int[] b = second.codePoints().toArray();
            int total = a.length + b.length;
            return total == 0 ? 1 : 2.0 * longestCommonSubsequence(a, b) / total;
        }

        @Override
        boolean exactForPrefixes(int length) {
            return true;
        }
    };

    abstract double of(String first, String second);

    /** Whether the ratio of a beginning of a text and the text is 2 P / (P + T), T the text's length, P that of the beginning. */
    abstract boolean exactForPrefixes(int length);

    /** Wagner and Fischer's recurrence (JACM 21(1), 1974), one row at a time. */
    private static int longestCommonSubsequence(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int x : a) {
            int diagonal = 0;
            for (int j = 1; j <= b.length; j++) {
                int above = row[j];
                row[j] = x == b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.length];
    }
}
