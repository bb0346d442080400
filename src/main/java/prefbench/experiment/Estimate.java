package prefbench.experiment;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import prefbench.experiment.Plan.Planned;
import prefbench.policy.ChoiceConfig;
import prefbench.shop.Perturbation;
import prefbench.text.InputException;
import prefbench.trajectory.TrajectorySource;

/**
 * How long a plan's trials will take, roughly: measured on one core of a 2-core machine for {@code tiny}, scaled by
 * arithmetic for {@code base}, and for no trial found in the run store.
 *
 * @param trials different ones
 * @param seconds of wall-clock
 */
public record Estimate(int trials, double seconds) {
    /** From here on a run wants to be confirmed. */
    static final double CONFIRM_SECONDS = 6 * 3600;

    private static final double START = 4;
    private static final double STEP = 0.25;
    private static final double EPISODE = 0.12;
    /** Of the imitation policy of suite standard 97 attempts gave 25 trajectories, the mean over 3 seeds. */
    private static final double ATTEMPTS = 4;

    private static final double BASE_FACTOR = 60;
    private static final int USUAL_STATE_TOKENS = 160;

    /**
     * @param model of a checkpoint that the user gave, in place of the suite's
     * @param slots workers at once
     */
    public static Estimate of(Plan plan, Suite suite, Optional<ChoiceConfig> model, int slots) {
        double scale = scale(suite, model);
        double together = 0;
        double alone = 0;
        Set<TrialSpec> seen = new HashSet<>();
        for (Planned trial : plan.trials()) {
            TrialSpec spec = trial.spec();
            if (!seen.add(spec)) {
                continue;
            }
            double fixed = START + (evaluation(spec) + generation(spec)) * scale;
            if (spec.budget().seconds() > 0) {
                alone += fixed + spec.budget().seconds();
            } else {
                together += fixed + (trial.arm().trains() ? spec.budget().steps() * step(spec) * scale : 0);
            }
        }
        return new Estimate(seen.size(), together / Math.max(1, Math.min(slots, seen.size())) + alone);
    }

    private static double step(TrialSpec spec) {
        return STEP + spec.recipe().episodesPerStep() * EPISODE;
    }

    private static double evaluation(TrialSpec spec) {
        TrialSpec.Amounts amounts = spec.amounts();
        long episodes = (long) amounts.finalGoals() * amounts.decodings().size()
                + (long) (amounts.curvePoints() + 1) * amounts.curveGoals()
                + (long) amounts.perturbedGoals() * Perturbation.values().length;
        return episodes * EPISODE;
    }

    private static double generation(TrialSpec spec) {
        TrialSpec.Amounts amounts = spec.amounts();
        return spec.recipe().phases().stream()
                .flatMap(phase -> phase.recipe().trajectories().stream())
                .filter(TrajectorySource::generated)
                .mapToDouble(source ->
                        Math.min(amounts.generationAttempts(), ATTEMPTS * source.wanted(amounts.many(), amounts.few())))
                .map(attempts -> attempts * EPISODE)
                .sum();
    }

    private static double scale(Suite suite, Optional<ChoiceConfig> model) {
        double length = (double) suite.model().stateTokens() / USUAL_STATE_TOKENS;
        ChoiceConfig preset = suite.model().preset().equals("base") ? ChoiceConfig.base() : ChoiceConfig.tiny();
        double share = work(model.orElse(preset)) / work(ChoiceConfig.base());
        return length * Math.max(1, share * BASE_FACTOR);
    }

    /** Weights that a token meets. */
    private static double work(ChoiceConfig config) {
        double width = config.hiddenSize();
        return config.layers() * (4 * width * width + 2 * width * config.intermediateSize());
    }

    /** {@code 12 trials, about 4 min}. */
    @Override
    public String toString() {
        return "%d trials, about %s".formatted(trials, Progress.duration(seconds));
    }

    /** @throws InputException if it will take over 6 hours, and nobody said yes */
    public void confirm(String suite, boolean yes) {
        if (seconds > CONFIRM_SECONDS && !yes) {
            throw new InputException(
                    "suite %s: %s; over 6 hours must be confirmed; say -Dyes=true (--yes on the command line)"
                            .formatted(suite, this));
        }
    }
}
