package prefbench.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.InvalidClaim;
import prefbench.experiment.Metric;
import prefbench.stats.CrossedMean;
import prefbench.stats.PilotVariances;
import prefbench.stats.Variances;
import prefbench.text.InputException;

/**
 * What a plan takes from an experiment that has run: how the difference of two arms varies over its seeds and goals.
 *
 * @param lone whether only one of them trains
 */
record PilotStudy(
        String experiment,
        String arm,
        String against,
        Metric metric,
        Decoding decoding,
        PilotVariances variances,
        boolean lone) {

    /** @throws InputException if the two arms have fewer than two common seeds, goals or products, or do not vary at all */
    static PilotStudy of(Comparison comparison, String arm, String against, Metric metric, Decoding decoding) {
        ArmTrials one = arm(comparison, arm);
        ArmTrials other = arm(comparison, against);
        if (!one.arm().trains() && !other.arm().trains()) {
            throw new InputException(
                    "plan: found no training in arms %s and %s; what is planned is a number of training seeds; name an arm that trains"
                            .formatted(arm, against));
        }
        requireEvaluation(comparison, decoding);
        Optional<CrossedMean> crossed = comparison.crossed(arm, against, metric, decoding);
        int seeds = crossed.map(CrossedMean::seeds).orElse(0);
        if (seeds < 2) {
            throw new InputException(
                    "plan: found %d finished %s that arms %s and %s have in common; variances take two; run a larger pilot"
                            .formatted(seeds, seeds == 1 ? "seed" : "seeds", arm, against));
        }
        CrossedMean mean = crossed.orElseThrow();
        if (mean.goals() < 2) {
            throw new InputException(
                    "plan: found %d goals in which every seed has a value for %s; variances take two; run a larger pilot"
                            .formatted(mean.goals(), metric));
        }
        if (mean.products() < 2) {
            throw new InputException(
                    "plan: found %d goals, all of one product; variances take goals of two; run a larger pilot"
                            .formatted(mean.goals()));
        }
        PilotVariances variances = PilotVariances.of(mean);
        if (variances.estimated().equals(new Variances(0, 0, 0))) {
            throw new InputException(
                    "plan: found no spread: arms %s and %s differ equally on all goals of all seeds; nothing can be planned from that; run a larger pilot"
                            .formatted(arm, against));
        }
        return new PilotStudy(comparison.experiment(), arm, against, metric, decoding, variances, mean.ofOneArm());
    }

    private static ArmTrials arm(Comparison comparison, String name) {
        try {
            return comparison.arm(name);
        } catch (InvalidClaim e) {
            throw new InputException("plan: " + e.getMessage(), e);
        }
    }

    private static void requireEvaluation(Comparison comparison, Decoding decoding) {
        List<Decoding> decodings = comparison.suite().evaluation().decodings();
        if (!decodings.contains(decoding)) {
            throw new InputException(
                    "plan: found no %s evaluation in the pilot; its suite's evaluation.decodings are %s; name one of these"
                            .formatted(lower(decoding), decodings));
        }
    }

    private static String lower(Decoding decoding) {
        return decoding.name().toLowerCase(Locale.ROOT);
    }

    /** The pilot in words. */
    String text() {
        return "Pilot: %s, %s less %s on %s, %s: %d seeds x %d goals; what difference it found is not used"
                .formatted(experiment, arm, against, metric, lower(decoding), variances.seeds(), variances.goals());
    }
}
