package prefbench.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import prefbench.stats.GuessedVariances;
import prefbench.text.InputException;

/** A plan's variances from guesses, about the success rate; see {@link GuessedVariances} for the formulas. */
final class AssumptionOptions {
    private static final double HALFWAY = 0.5;

    @Option(
            names = "--success",
            paramLabel = "SHARE",
            description = {
                "Assume that both policies succeed on this share of goals, independently of each other: they then",
                "differ on 2 p (1 - p) of the goals. Real ones agree more often; --discordance says how often."
            })
    @Nullable
    Double success;

    @Option(
            names = "--discordance",
            paramLabel = "SHARE",
            description = "Assume that on this share of goals one policy succeeds and the other does not.")
    @Nullable
    Double discordance;

    @Option(
            names = "--seed-sd",
            paramLabel = "POINTS",
            description =
                    "Assume this standard deviation of one arm's success rate from training seed to training seed.")
    @Nullable
    Double seedDeviation;

    @Option(
            names = "--goal-correlation",
            paramLabel = "R",
            description = {
                "Assume this correlation, over goals, between two seeds' differences: 0 where luck decides, 1 where every",
                "seed wins and loses the same goals (default: 0.5)."
            })
    @Nullable
    Double goalCorrelation;

    @Option(
            names = "--against-untrained",
            description = "Assume that the other policy is one and the same for all seeds, as imitation is.")
    boolean againstUntrained;

    boolean given() {
        return againstUntrained
                || Stream.of(success, discordance, seedDeviation, goalCorrelation)
                        .anyMatch(each -> each != null);
    }

    /** @throws InputException if some are missing, contradict each other, or are out of their range */
    GuessedVariances guess() {
        if (seedDeviation == null) {
            throw new InputException(
                    "plan: found no --seed-sd; seeds cannot be planned without knowing how they vary; give one, or a pilot's --experiment");
        }
        if ((success == null) == (discordance == null)) {
            throw new InputException(
                    "plan: found %s of --success and --discordance; one of them says on how many goals the policies differ; give one"
                            .formatted(success == null ? "none" : "both"));
        }
        try {
            return new GuessedVariances(
                    discordance == null ? GuessedVariances.discordanceOf(success) : discordance,
                    seedDeviation,
                    againstUntrained ? 1 : 2,
                    goalCorrelation == null ? HALFWAY : goalCorrelation);
        } catch (IllegalArgumentException e) {
            throw new InputException(
                    "plan: %s; correct --seed-sd, --discordance, --success or --goal-correlation"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    /** The assumptions in words. */
    static String text(GuessedVariances guess) {
        return String.format(
                Locale.ROOT,
                "Assumed: the policies differ on %s of the goals; an arm's seeds by an SD of %s (points); %d %s;"
                        + " correlation of two seeds' differences over goals %s",
                Aim.number(guess.discordance()),
                Aim.number(guess.seedDeviation()),
                guess.trainedArms(),
                guess.trainedArms() == 1 ? "arm trains" : "arms train",
                Aim.number(guess.goalCorrelation()));
    }
}
