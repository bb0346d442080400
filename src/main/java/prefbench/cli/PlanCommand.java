package prefbench.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import prefbench.stats.Estimand;
import prefbench.stats.GuessedVariances;
import prefbench.text.InputException;

/** {@code prefbench plan}: how many training seeds a claim takes, at several numbers of goals. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the seeds x goals needed to show a difference, or to keep within a margin, at a power.",
            "How much seeds and goals vary is taken from a pilot (--experiment, --arm, --against), or assumed",
            "(--seed-sd, and --discordance or --success)."
        })
final class PlanCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    PilotOptions pilot = new PilotOptions();

    @Mixin
    AssumptionOptions assumptions = new AssumptionOptions();

    @Option(
            names = "--difference",
            paramLabel = "POINTS",
            description = "Superiority: the smallest difference that shall be shown, in the metric's unit.")
    @Nullable
    Double difference;

    @Option(
            names = "--margin",
            paramLabel = "POINTS",
            description = "Non-inferiority: the largest loss that does not matter, in the metric's unit.")
    @Nullable
    Double margin;

    @Option(names = "--equivalence", description = "Within the margin on both sides, not only above its lower end.")
    boolean equivalence;

    @Option(
            names = "--power",
            defaultValue = "0.8",
            description = "Probability with which the claim is supported (default: ${DEFAULT-VALUE}).")
    double power = 0.8;

    @Option(
            names = "--confidence",
            defaultValue = "0.95",
            description = "Of the two-sided interval (default: ${DEFAULT-VALUE}).")
    double confidence = 0.95;

    @Option(
            names = "--claims",
            paramLabel = "M",
            defaultValue = "1",
            description =
                    "Claims of the experiment; planned is for the strictest of Holm's levels (default: ${DEFAULT-VALUE}).")
    int claims = 1;

    @Option(
            names = "--looks",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "Looks at growing numbers of seeds (-DseedsAtMost); planned is for the N-th, which has 1 / (N (N + 1)) of the",
                "level (default: ${DEFAULT-VALUE}, judged once)."
            })
    int looks = 0;

    @Option(
            names = "--these-goals",
            description = "Plan for these very goals, not for the population that they are drawn from.")
    boolean theseGoals;

    @Override
    public Integer call() {
        Estimand estimand = theseGoals ? Estimand.THESE_GOALS : Estimand.GOAL_POPULATION;
        Aim aim = aim();
        requireShare("--confidence", confidence);
        if (claims < 1) {
            throw new InputException(
                    "plan, --claims: found %d; it must be positive; this claim counts, too".formatted(claims));
        }
        if (looks < 0) {
            throw new InputException("plan, --looks: found %d; it must not be negative; 0 is a run that is judged once"
                    .formatted(looks));
        }
        spec.commandLine().getOut().print(text(aim, estimand));
        spec.commandLine().getOut().flush();
        return Main.OK;
    }

    private String text(Aim aim, Estimand estimand) {
        if (pilot.given() == assumptions.given()) {
            throw new InputException(
                    "plan: found %s; variances come from one of them; give one"
                            .formatted(
                                    pilot.given()
                                            ? "both a pilot (--experiment, --arm, --against) and assumptions (--seed-sd, --discordance, ...)"
                                            : "neither a pilot (--experiment, --arm, --against) nor assumptions (--seed-sd, --discordance, ...)"));
        }
        Level level = new Level(confidence, claims, looks);
        if (pilot.given()) {
            PilotStudy study = pilot.read();
            requirePossible(aim, study.metric().unitOfDifferences());
            return new PlanTable(
                            aim,
                            estimand,
                            level,
                            study.metric().unitOfDifferences(),
                            study.lone(),
                            study.variances().goalsPerDraw())
                    .of(study.text(), study.variances());
        }
        requirePossible(aim, "points");
        GuessedVariances guess = assumptions.guess();
        requireReachable(aim, guess);
        return new PlanTable(aim, estimand, level, "points", guess.trainedArms() == 1, 1)
                .of(AssumptionOptions.text(guess), guess.variances());
    }

    private Aim aim() {
        if ((difference == null) == (margin == null)) {
            throw new InputException("plan: found %s of --difference and --margin; a plan is for one of them; give one"
                    .formatted(difference == null ? "none" : "both"));
        }
        if (equivalence && margin == null) {
            throw new InputException(
                    "plan: found --equivalence with --difference; equivalence is within a margin; give --margin");
        }
        requireShare("--power", power);
        Aim.Kind kind = difference != null
                ? Aim.Kind.SUPERIORITY
                : equivalence ? Aim.Kind.EQUIVALENCE : Aim.Kind.NON_INFERIORITY;
        double points = difference != null ? difference : margin;
        if (!(points > 0) || Double.isInfinite(points)) {
            throw new InputException("plan, %s: found %s; it must be positive; give the smallest that matters"
                    .formatted(difference != null ? "--difference" : "--margin", points));
        }
        return new Aim(kind, points, power);
    }

    private static void requirePossible(Aim aim, String unit) {
        double most = unit.equals("points") ? 100 : unit.equals("share") ? 1 : Double.POSITIVE_INFINITY;
        if (aim.points() > most) {
            throw new InputException(
                    "plan, %s: found %s; in the metric's unit, %s, no two means differ by more than %s; give less"
                            .formatted(
                                    aim.kind() == Aim.Kind.SUPERIORITY ? "--difference" : "--margin",
                                    Aim.number(aim.points()),
                                    unit,
                                    Aim.number(most)));
        }
    }

    /** A difference in success needs goals on which the policies differ. */
    private static void requireReachable(Aim aim, GuessedVariances guess) {
        if (aim.kind() == Aim.Kind.SUPERIORITY && aim.points() > 100 * guess.discordance()) {
            throw new InputException(
                    "plan: found a difference of %s points where policies differ on %s of the goals; it can be at most 100 times that share; correct one of them"
                            .formatted(Aim.number(aim.points()), Aim.number(guess.discordance())));
        }
    }

    private static void requireShare(String option, double value) {
        if (!(value > 0 && value < 1)) {
            throw new InputException(
                    "plan, %s: found %s; it must lie between 0 and 1; 0.8 means 80 %%".formatted(option, value));
        }
    }
}
