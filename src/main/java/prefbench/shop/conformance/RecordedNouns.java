package prefbench.shop.conformance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import prefbench.shop.JsonRecord;
import prefbench.text.NounTagger;

/**
 * The nouns that stand beside recorded rewards, so that these can be compared although the tagger behind them is another; a
 * title without recorded nouns goes to the shop's tagger. Thread-safe once filled.
 */
final class RecordedNouns implements NounTagger {
    private final Map<String, List<String>> nouns = new HashMap<>();
    private final NounTagger others;

    RecordedNouns(NounTagger others) {
        this.others = others;
    }

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

    boolean knows(String title) {
        return nouns.containsKey(title);
    }

    @Override
    public String name() {
        return nouns.isEmpty()
                ? others.name()
                : "nouns recorded for %d titles, others by %s".formatted(nouns.size(), others.name());
    }

    @Override
    public List<String> nouns(String title) {
        List<String> recorded = nouns.get(title);
        return recorded == null ? others.nouns(title) : recorded;
    }
}
