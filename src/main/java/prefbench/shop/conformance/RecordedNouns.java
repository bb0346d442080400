package prefbench.shop.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prefbench.shop.JsonRecord;
import prefbench.text.NounTagger;
import prefbench.text.RecordedNounTagger;

/**
 * The nouns that stand beside recorded rewards, so that these can be compared although the tagger behind them is another.
 * Not thread-safe.
 */
final class RecordedNouns {
    private final Map<String, List<String>> nouns = new HashMap<>();

    /** Takes the nouns under a key, where the record has it. */
    void learn(String title, JsonRecord record, String key) {
        if (!record.node().has(key)) {
            return;
        }
        List<String> recorded = record.texts(key);
        List<String> known = nouns.putIfAbsent(title, recorded);
        if (known != null && !known.equals(recorded)) {
            throw record.fault(
                    key,
                    "a title must have the same nouns in every record, but another has %s for [%s]"
                            .formatted(known, title));
        }
    }

    RecordedNounTagger tagger(NounTagger others) {
        return new RecordedNounTagger(nouns, others);
    }
}
