package prefbench.shop;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import prefbench.text.PythonText;

/**
 * How far two products are of one kind: Eq. 6 of arXiv 2207.01206, in the code's wording.
 *
 * @param factor 1, 0.5, 0.1 or 0
 */
record TypeMatch(double factor, boolean queryMatch, boolean categoryMatch, double titleScore) {
    private static final double TITLE_MATCHES = 0.2;
    private static final double TITLE_BARELY_MATCHES = 0.1;

    static TypeMatch of(boolean queryMatch, boolean categoryMatch, double titleScore) {
        double factor = 1;
        if (!(queryMatch || categoryMatch || titleScore > TITLE_MATCHES)) {
            factor = 0.5;
        }
        if (titleScore < TITLE_BARELY_MATCHES) {
            factor = 0.1;
        }
        if (titleScore == 0) {
            factor = 0;
        }
        return new TypeMatch(factor, queryMatch, categoryMatch, titleScore);
    }

    /** The category path's levels; an empty path has the one empty level. */
    static Set<String> levels(String productCategory) {
        Set<String> levels = new HashSet<>();
        Arrays.stream(productCategory.split("›", -1)).map(PythonText::strip).forEach(levels::add);
        return levels;
    }

    static boolean categoriesMatch(Set<String> purchased, Set<String> goal) {
        int common = 0;
        for (String level : goal) {
            common += purchased.contains(level) ? 1 : 0;
        }
        return common >= 2;
    }
}
