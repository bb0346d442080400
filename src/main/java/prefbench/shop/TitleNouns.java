package prefbench.shop;

import java.util.List;
import java.util.Set;

/** The nouns of a goal's title, against which those of a purchased product's title are held. Immutable. */
final class TitleNouns {
    /** The score where the goal's title has no noun. */
    private static final double NOTHING_TO_COMPARE = 0.2;

    private final List<String> distinct;
    private final int count;

    /** @param nouns in order, with repetitions */
    TitleNouns(List<String> nouns) {
        this.distinct = nouns.stream().distinct().toList();
        this.count = nouns.size();
    }

    /** Distinct nouns in common over the goal's nouns with repetitions; {@value #NOTHING_TO_COMPARE} for a goal without nouns. */
    double score(Set<String> purchased) {
        if (count == 0) {
            return NOTHING_TO_COMPARE;
        }
        int common = 0;
        for (String noun : distinct) {
            common += purchased.contains(noun) ? 1 : 0;
        }
        return (double) common / count;
    }
}
