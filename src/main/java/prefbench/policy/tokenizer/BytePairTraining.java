package prefbench.policy.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Learns a byte-level BPE vocabulary by {@link PairMerging}. Words are split as GPT-2 and BART split them, with the space
 * before a word a part of it; a text's first word counts as one after a space too.
 */
final class BytePairTraining {
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final PairMerging merging = new PairMerging(ByteAlphabet.sorted(), String::concat);

    BytePairTraining(Iterable<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts) {
            var matcher = WORD.matcher(text.startsWith(" ") ? text : " " + text);
            while (matcher.find()) {
                counts.merge(matcher.group(), 1, Integer::sum);
            }
        }
        counts.forEach((word, count) -> merging.add(ByteAlphabet.spell(word), count));
    }

    /** A {@code tokenizer.json} of at most {@code size} tokens. */
    byte[] tokenizer(int size) {
        int least = ByteLevelTokenizer.SPECIAL.size() + merging.pieces().size();
        if (size < least) {
            throw new IllegalArgumentException(
                    "vocabularySize must be at least %d, the special tokens and 256 bytes, was %d"
                            .formatted(least, size));
        }
        merging.merge(size - least);
        List<String> vocabulary = new ArrayList<>(ByteLevelTokenizer.SPECIAL);
        vocabulary.addAll(merging.pieces());
        Map<String, Integer> ids = new java.util.LinkedHashMap<>();
        vocabulary.forEach(token -> ids.put(token, ids.size()));
        List<String> merges = merging.merges().stream()
                .map(merge -> merge.left() + " " + merge.right())
                .toList();
        return BytePairFile.write(ids, merges, true);
    }
}
