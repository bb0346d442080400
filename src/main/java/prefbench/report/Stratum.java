package prefbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import prefbench.experiment.GoalFacts;

/**
 * Goals that are alike in one respect. The bands of numbers are fixed, the same for every shop, so that nobody can choose
 * them by their results; strata without a goal are left out.
 *
 * @param dimension the respect: {@code category}, {@code attributes}, {@code options}, {@code price slack}, {@code wording}
 * @param name {@code 3 and more}
 * @param goals indices in the shop's goal order
 */
record Stratum(String dimension, String name, Set<Integer> goals) {
    private static final List<String> SLACKS =
            List.of("under 20 %", "20 to 40 %", "40 to 60 %", "60 % and more", "no ceiling");
    private static final List<Dimension> DIMENSIONS = List.of(
            new Dimension("attributes", List.of("1", "2", "3 and more"), facts -> upTo(facts.attributes(), 3)),
            new Dimension("options", List.of("0", "1", "2", "3 and more"), facts -> upTo(facts.options(), 3)),
            new Dimension("price slack", SLACKS, facts -> slack(facts.slack())),
            new Dimension(
                    "wording",
                    List.of("seen in training", "unseen in training"),
                    facts -> facts.wordingSeen() ? "seen in training" : "unseen in training"));

    private record Dimension(String name, List<String> bands, Function<GoalFacts, String> band) {}

    static List<Stratum> of(List<GoalFacts> facts) {
        List<Stratum> strata = new ArrayList<>();
        Map<String, Set<Integer>> categories = new TreeMap<>(grouped(facts, GoalFacts::category));
        categories.forEach((name, goals) -> strata.add(new Stratum("category", name, goals)));
        for (Dimension dimension : DIMENSIONS) {
            Map<String, Set<Integer>> bands = grouped(facts, dimension.band);
            dimension.bands.stream()
                    .filter(bands::containsKey)
                    .forEach(band -> strata.add(new Stratum(dimension.name, band, bands.get(band))));
        }
        return strata;
    }

    private static Map<String, Set<Integer>> grouped(List<GoalFacts> facts, Function<GoalFacts, String> band) {
        return facts.stream()
                .collect(Collectors.groupingBy(
                        band, LinkedHashMap::new, Collectors.mapping(GoalFacts::goal, Collectors.toSet())));
    }

    private static String upTo(int count, int last) {
        return count < last ? Integer.toString(count) : last + " and more";
    }

    private static String slack(double slack) {
        return Double.isNaN(slack) ? "no ceiling" : SLACKS.get((int) Math.min(3, slack * 5));
    }
}
