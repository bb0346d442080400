package prefbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.stats.Interval;
import prefbench.stats.Wilson;

/**
 * How often a shop's search shows the wanted product, for the queries that a writer makes of the instruction.
 *
 * @param queries which of the writer's candidates were searched: the product counts as found if any of them shows it
 * @param goals how many
 * @param first goals whose product is among the first ten results, one page
 * @param all goals whose product is among all results, at most 50
 */
public record SearchReach(String queries, int goals, int first, int all) {
    private static final int PAGE = 10;

    /** The writer's first candidate; then any of its first k, for each of {@code ks}. */
    static List<SearchReach> of(String name, QueryWriter writer, Shop shop, List<Goal> goals, int... ks) {
        List<SearchReach> rows = new ArrayList<>();
        rows.add(of(name + ", first", shop, goals, goal -> first(writer, goal, 1)));
        for (int k : ks) {
            rows.add(of("%s, any of %d".formatted(name, k), shop, goals, goal -> first(writer, goal, k)));
        }
        return rows;
    }

    private static SearchReach of(String queries, Shop shop, List<Goal> goals, Function<Goal, List<String>> writer) {
        int first = 0;
        int all = 0;
        for (Goal goal : goals) {
            int best = Integer.MAX_VALUE;
            for (String query : writer.apply(goal)) {
                int place = shop.search(query).indexOf(goal.asin());
                best = place < 0 ? best : Math.min(best, place);
            }
            first += best < PAGE ? 1 : 0;
            all += best < Integer.MAX_VALUE ? 1 : 0;
        }
        return new SearchReach(queries, goals.size(), first, all);
    }

    private static List<String> first(QueryWriter writer, Goal goal, int k) {
        List<String> candidates = writer.candidates(goal.instruction());
        return candidates.subList(0, Math.min(k, candidates.size()));
    }

    public Interval onFirstPage() {
        return Wilson.of95(first, goals);
    }

    public Interval amongAll() {
        return Wilson.of95(all, goals);
    }
}
