package prefbench.experiment;

import java.util.List;
import java.util.Locale;
import prefbench.shop.Goal;
import prefbench.shop.Splits;

/** Which of a shop's goals an evaluation plays: those for final numbers, or those on which settings may be chosen. */
public enum Split {
    TEST,
    DEV;

    /** In the order in which the first n are a good sample. */
    List<Goal> of(Splits splits) {
        return this == TEST ? splits.test() : splits.dev();
    }

    /** {@code test goals}, {@code development goals}. */
    public String goals() {
        return this == TEST ? "test goals" : "development goals";
    }

    /** As suites write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
