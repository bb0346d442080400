package prefbench.text;

import java.util.List;

/**
 * Finds the nouns of a product title. Rewards depend on it, so a result names its tagger. Implementations are
 * thread-safe and give the same answer for the same title at every call.
 */
public interface NounTagger {

    /** Name and version, for provenance. */
    String name();

    /** The title's tokens tagged NOUN or PROPN, lower-case, in order, with repetitions. */
    List<String> nouns(String title);
}
