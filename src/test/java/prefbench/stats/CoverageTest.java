package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import prefbench.stats.Coverage.Against;
import prefbench.stats.Coverage.Found;
import prefbench.stats.TimeCoverage.Times;

/**
 * The coverage of nominal 95 % intervals over seeds and goals, printed as a table; arms have equal rates, so a miss on the goal
 * population is a false positive. Few runs of the hardest cells here; {@code mvn test -Plong-tests} runs all of them, many
 * times, and judges as much more strictly.
 */
class CoverageTest {
    private static final SeedNoise[] FAMILIES = {SeedNoise.NORMAL, SeedNoise.EXPONENTIAL, SeedNoise.BETA};
    private static final double LEAST = 93.5;
    private static final double MOST = 96.5;
    private static final double STRICT_MISSES = 1.3 * 100 * Coverage.STRICT;
    private static final double MOST_FALSE_POSITIVES = 6;

    @Test
    void intervalsHoldTheTruthAlmostAsOftenAsTheySay() {
        check(cells(4), 300);
    }

    @Tag("long")
    @Test
    void intervalsHoldTheTruthAlmostAsOftenAsTheySayAtEverySpreadOfSeeds() {
        check(cells(1, 2, 4), 10_000);
    }

    /** Where few seeds get there or there are few different times, the interval is wider than it need be, never narrower. */
    @Test
    void intervalsOfTimesToAThresholdHoldTheTruthAtLeastAsOftenAsTheySay() {
        System.out.println(TimeCoverage.header());
        for (Times times : Times.values()) {
            for (Times against : against(times)) {
                for (int seeds : new int[] {3, 5, 10}) {
                    TimeCoverage cell = new TimeCoverage(times, against, seeds);
                    TimeCoverage.Found found = cell.simulate(10_000, 5);
                    System.out.println(cell.line(found));
                    assertThat(found.share())
                            .describedAs(cell.line(found))
                            .isGreaterThanOrEqualTo(LEAST - 3 * found.error());
                }
            }
        }
    }

    private static List<Times> against(Times times) {
        List<Times> others =
                new ArrayList<>(Arrays.asList(Times.values()).subList(times.ordinal(), Times.values().length));
        others.add(null);
        return others;
    }

    private static void check(List<Coverage> cells, int runs) {
        System.out.println(Coverage.header());
        for (Coverage cell : cells) {
            Found found = cell.simulate(runs, 2408_16032L);
            String line = cell.line(found);
            System.out.println(line);
            double error = 3 * found.error();
            assertThat(Math.min(found.population(), found.theseGoals()))
                    .describedAs(line)
                    .isGreaterThanOrEqualTo(LEAST - error);
            assertThat(100 - found.population()).describedAs(line).isLessThanOrEqualTo(MOST_FALSE_POSITIVES + error);
            assertThat(100 - found.strict())
                    .describedAs(line)
                    .isLessThanOrEqualTo(STRICT_MISSES + 3 * found.strictError());
            // What keeps one arm's skew from costing coverage costs up to a point of excess elsewhere: no interval of
            // so
            // few seeds can tell which it has before it.
            assertThat(Math.max(found.population(), found.theseGoals()))
                    .describedAs(line)
                    .isLessThanOrEqualTo(MOST + 0.7 + error);
        }
    }

    private static List<Coverage> cells(double... deviations) {
        List<Coverage> cells = new ArrayList<>();
        for (double deviation : deviations) {
            for (int seeds : new int[] {3, 5, 10}) {
                for (int goals : new int[] {100, 500}) {
                    Cells at = new Cells(deviation, seeds, goals);
                    for (SeedNoise noise : FAMILIES) {
                        cells.add(at.of(noise, Against.of(noise)));
                        cells.add(at.of(noise, Against.UNTRAINED));
                        cells.add(at.of(noise, Against.NOBODY));
                    }
                    cells.add(at.of(SeedNoise.EXPONENTIAL, Against.of(SeedNoise.NONE)));
                    cells.add(at.of(SeedNoise.COLLAPSE, Against.of(SeedNoise.NORMAL)));
                    for (Against against : List.of(Against.of(SeedNoise.NORMAL), Against.UNTRAINED)) {
                        cells.add(at.of(SeedNoise.NORMAL, against, 5, 1));
                        cells.add(at.of(SeedNoise.NORMAL, against, 1, 6));
                    }
                }
            }
        }
        return cells;
    }

    private record Cells(double deviation, int seeds, int goals) {
        Coverage of(SeedNoise noise, Against against) {
            return of(noise, against, 1, 1);
        }

        Coverage of(SeedNoise noise, Against against, int goalsPerProduct, int points) {
            return new Coverage(noise, against, deviation, seeds, goals, goalsPerProduct, points);
        }
    }
}
