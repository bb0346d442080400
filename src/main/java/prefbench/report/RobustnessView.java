package prefbench.report;

import java.util.List;

/**
 * What the page shows of one experiment's robustness.
 *
 * @param sentences about what was left out, and how to read the drops
 * @param rows of {@code robustness.csv}, success rates first, then scores, the largest drops first
 */
record RobustnessView(List<String> sentences, List<Table.Row> rows) {
    private static final String HOW =
            "Unperturbed minus perturbed, in points: on the same goals, paired by seed and goal. "
                    + "Rewards are those of the goal as it was; all arms and seeds meet the same perturbations. "
                    + "Intervals are not corrected for the number of perturbations and arms.";

    private static final String UNSEEN =
            "Goals of unseen categories are other goals than those they are compared with: "
                    + "paired by seed only, and their drop holds how hard the two sets of goals are, too. "
                    + "What policies that learned nothing drop by tells how much that is.";

    static RobustnessView of(Page page, String experiment) {
        int wanted = page.suite().study().perturbedGoals();
        List<Table.Row> rows = page.of(page.tables().inquiries().robustness(), experiment);
        if (wanted == 0 && rows.isEmpty()) {
            return new RobustnessView(
                    List.of("Robustness was left out: suite %s plays no perturbed goals (study.perturbedGoals is 0)."
                            .formatted(page.suite().name())),
                    rows);
        }
        if (rows.isEmpty()) {
            return new RobustnessView(List.of("No trial has a result."), rows);
        }
        boolean unseen = rows.stream().anyMatch(row -> row.has("perturbation", "unseen categories"));
        return new RobustnessView(
                List.of(
                        HOW,
                        unseen
                                ? UNSEEN
                                : "Unseen categories were left out: the shop has no goal of a category that no training goal and no demonstration has."),
                rows);
    }
}
