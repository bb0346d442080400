package prefbench.text;

import java.util.List;
import java.util.Map;

/**
 * Nouns that were recorded, with spaCy say, so that title scores are those of the tagger behind the recording; titles
 * without recorded nouns go to another tagger. Immutable; thread-safe if the other one is.
 */
public final class RecordedNounTagger implements NounTagger {
    private final Map<String, List<String>> nouns;
    private final NounTagger others;

    /**
     * @param nouns by title; as {@link #nouns} gives them
     * @param others for all other titles
     */
    public RecordedNounTagger(Map<String, List<String>> nouns, NounTagger others) {
        this.nouns = Map.copyOf(nouns);
        this.others = others;
    }

    /** Whether the title's nouns are recorded. */
    public boolean knows(String title) {
        return nouns.containsKey(title);
    }

    @Override
    public String name() {
        return nouns.isEmpty()
                ? others.name()
                : "recorded(%d titles), others by %s".formatted(nouns.size(), others.name());
    }

    @Override
    public List<String> nouns(String title) {
        List<String> recorded = nouns.get(title);
        return recorded == null ? others.nouns(title) : recorded;
    }
}
