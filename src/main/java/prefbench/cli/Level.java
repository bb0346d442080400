package prefbench.cli;

import java.util.ArrayList;
import java.util.List;
import prefbench.stats.LookSpending;

/**
 * The confidence that planned intervals have: what the correction for several claims leaves, and what looks before the last one
 * have not spent.
 *
 * @param confidence of all of it together, in (0, 1)
 * @param claims in the family, at least 1; the strictest of Holm's levels is 1 - (1 - confidence) / claims
 * @param looks 0 for data that are judged once
 */
record Level(double confidence, int claims, int looks) {

    double ofOne() {
        double alpha = (1 - confidence) / claims;
        return 1 - (looks == 0 ? alpha : new LookSpending(alpha).level(looks));
    }

    /** {@code 98.75 % interval, the strictest of Holm's for 4 claims at 95 %}. */
    String text() {
        List<String> reasons = new ArrayList<>();
        if (claims > 1) {
            reasons.add("the strictest of Holm's for %d claims".formatted(claims));
        }
        if (looks > 0) {
            reasons.add(looks == 1 ? "the first look" : "the last of %d looks".formatted(looks));
        }
        String interval = "%s %% interval".formatted(Aim.number(100 * ofOne()));
        return reasons.isEmpty()
                ? interval
                : "%s, %s at %s %%".formatted(interval, String.join(" and ", reasons), Aim.number(100 * confidence));
    }
}
