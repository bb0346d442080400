package prefbench.cli;

import java.util.Locale;
import prefbench.stats.CrossedMean;
import prefbench.stats.Estimand;
import prefbench.stats.PilotVariances;
import prefbench.stats.Power;
import prefbench.stats.Variances;

/**
 * Seeds needed at several numbers of goals, as text.
 *
 * @param lone whether only one of the two policies trains
 * @param goalsPerDraw goals for each one that would tell as much on its own: 1 where each is of another product
 */
record PlanTable(Aim aim, Estimand estimand, Level level, String unit, boolean lone, double goalsPerDraw) {
    private static final int[] GOALS = {50, 100, 200, 500, 1000, 2000};
    private static final double UPPER = 0.8;
    private static final String NONE = "no number";

    /** From assumptions. */
    String of(String assumed, Variances variances) {
        StringBuilder text = head(assumed, variances);
        line(text, "%6s  %12s", "goals", "seeds");
        for (int goals : GOALS) {
            line(text, "%6d  %12s", goals, seeds(variances, goals));
        }
        return text.append(foot(text, goalsLeaveItOpen(variances))).toString();
    }

    /** From a pilot. */
    String of(String pilot, PilotVariances variances) {
        Variances estimated = variances.estimated();
        Variances upper = variances.upper(UPPER);
        StringBuilder text = head(pilot, estimated);
        line(
                text,
                "The seeds' variance rests on %d seeds: its one-sided 80 %% upper limit is %s (chi-square; Browne 1995)",
                variances.seeds(),
                spread(upper.seed()));
        line(text, "%6s  %12s  %24s", "goals", "seeds", "seeds at the upper limit");
        for (int goals : GOALS) {
            line(text, "%6d  %12s  %24s", goals, seeds(estimated, goals), seeds(upper, goals));
        }
        own(text, variances, upper);
        if (goalsPerDraw > 1) {
            line(
                    text,
                    "Goals of one product tell less: the pilot's %d count as %.0f, and those planned for in proportion",
                    variances.goals(),
                    variances.goals() / goalsPerDraw);
        }
        return text.append(foot(text, goalsLeaveItOpen(estimated))).toString();
    }

    private void own(StringBuilder text, PilotVariances pilot, Variances upper) {
        String size = "the pilot's own %d seeds x %d goals".formatted(pilot.seeds(), pilot.goals());
        if (pilot.seeds() < CrossedMean.FEWEST_SEEDS) {
            line(text, "No power at %s: an interval takes %d seeds", size, CrossedMean.FEWEST_SEEDS);
        } else {
            line(
                    text,
                    "Power at %s: %.2f; at the upper limit %.2f",
                    size,
                    power(pilot.estimated(), pilot),
                    power(upper, pilot));
        }
    }

    private StringBuilder head(String source, Variances variances) {
        StringBuilder text = new StringBuilder();
        line(text, "Planned for %s", aim.text(unit));
        line(text, "with probability %s; two-sided %s", Aim.number(aim.power()), level.text());
        line(
                text,
                estimand == Estimand.GOAL_POPULATION
                        ? "Estimand: the mean over future training seeds on the population that the goals are drawn from"
                        : "Estimand: the mean over future training seeds on these very goals");
        line(text, "%s", source);
        line(
                text,
                "Variances of the difference: seeds %s, goals %s, residual %s",
                spread(variances.seed()),
                spread(variances.goal()),
                spread(variances.residual()));
        return text;
    }

    private String foot(StringBuilder table, boolean goalsLeaveItOpen) {
        String seeds = "Seeds are those of each arm.";
        if (table.indexOf(NONE) >= 0) {
            seeds += " \"%s\": with 1,000 seeds the power is not reached".formatted(NONE);
            seeds += goalsLeaveItOpen ? ", since so few goals leave it open." : ".";
        }
        if (level.looks() > 1) {
            seeds += " Earlier looks may decide with fewer.";
        }
        return seeds + System.lineSeparator();
    }

    /** Whether seeds would do on the fewest of the goals, were it not for the others that they stand for. */
    private boolean goalsLeaveItOpen(Variances variances) {
        Power these = new Power(variances, Estimand.THESE_GOALS, level.ofOne(), lone, goalsPerDraw);
        return estimand == Estimand.GOAL_POPULATION && aim.seeds(these, GOALS[0]) > 0;
    }

    private String seeds(Variances variances, int goals) {
        int seeds = aim.seeds(power(variances), goals);
        return seeds == 0 ? NONE : String.valueOf(seeds);
    }

    private double power(Variances of, PilotVariances pilot) {
        return aim.power(power(of), pilot.seeds(), pilot.goals());
    }

    private Power power(Variances variances) {
        return new Power(variances, estimand, level.ofOne(), lone, goalsPerDraw);
    }

    private static String spread(double variance) {
        return "%s (SD %s)".formatted(Aim.number(variance), Aim.number(Math.sqrt(variance)));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
