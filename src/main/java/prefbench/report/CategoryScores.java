package prefbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.report.Evidence.Study;
import prefbench.stats.Scores;

/**
 * How often each seed of an arm succeeds on the goals of each product category, as a share: the runs and tasks of {@link Scores}.
 * Categories of fewer goals than {@link StrataTable#LEAST_GOALS} are left out: such shares are little more than single episodes.
 *
 * @param categories with as many goals, by name
 * @param small those left out, with their number of goals
 * @param parts the arm's successes on the goals of each of {@code categories}
 */
record CategoryScores(
        ArmTrials arm, Decoding decoding, List<String> categories, List<String> small, List<SuccessGrid> parts) {

    /** One category of the goals that an arm played. */
    private record Part(String name, SuccessGrid grid) {
        int size() {
            return grid.goals().size();
        }
    }

    /** Of each arm that trains and has results, in order; none where the experiment left no facts of its goals. */
    static List<CategoryScores> of(Study study, Decoding decoding) {
        return study.arms().stream()
                .filter(arm -> arm.arm().trains())
                .flatMap(arm -> SuccessGrid.of(arm, decoding).stream().map(grid -> of(study, arm, decoding, grid)))
                .filter(scores -> !scores.categories.isEmpty() || !scores.small.isEmpty())
                .toList();
    }

    private static CategoryScores of(Study study, ArmTrials arm, Decoding decoding, SuccessGrid grid) {
        List<Part> parts = Stratum.of(study.goals()).stream()
                .filter(stratum -> stratum.dimension().equals("category"))
                .map(stratum -> new Part(stratum.name(), grid.among(stratum.goals())))
                .filter(part -> part.size() > 0)
                .toList();
        List<Part> large = parts.stream()
                .filter(part -> part.size() >= StrataTable.LEAST_GOALS)
                .toList();
        return new CategoryScores(
                arm,
                decoding,
                large.stream().map(Part::name).toList(),
                parts.stream()
                        .filter(part -> part.size() < StrataTable.LEAST_GOALS)
                        .map(part -> "%s (%d)".formatted(part.name, part.size()))
                        .toList(),
                large.stream().map(Part::grid).toList());
    }

    /** Empty where all categories are too small. */
    Optional<Scores> scores() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Scores.of(
                        IntStream.range(0, seeds()).mapToObj(this::shares).toArray(double[][]::new)));
    }

    private double[] shares(int seed) {
        return parts.stream().mapToDouble(part -> share(part.values()[seed])).toArray();
    }

    private static double share(double[] percents) {
        return (double) Arrays.stream(percents)
                        .filter(percent -> percent == 100)
                        .count()
                / percents.length;
    }

    int seeds() {
        return arm.results().size();
    }

    int goals() {
        return parts.stream().mapToInt(part -> part.goals().size()).sum();
    }

    String name() {
        return arm.arm().name();
    }
}
