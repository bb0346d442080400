package prefbench.learn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/** Learns as a {@link Dpo} recipe says: preferences of a few trajectories, one forward, one loss, one optimiser step. */
final class PreferenceLearner implements Learner {
    private final Dpo recipe;
    private final ChoicePolicy policy;
    private final int available;
    private final PreferenceSource source;
    private final Order order;
    private final Trainer trainer;
    private final PreferenceBatch heldOut;
    private final Set<Integer> used = new HashSet<>();
    private long learned;
    private long degenerate;

    PreferenceLearner(Dpo recipe, Start start) {
        this.recipe = recipe;
        this.policy = start.policy();
        this.available = start.data().size();
        this.source = PreferenceSource.of(recipe, start);
        this.order = new Order(available, start.streams(), "dpo-order");
        this.trainer = new Trainer(policy.parameters(), recipe.optimiser());
        this.heldOut = new PreferenceBatch(source.heldOut());
    }

    @Override
    public Map<String, Double> step() {
        List<Preference> preferences = new ArrayList<>();
        for (int i = 0; i < recipe.trajectoriesPerStep(); i++) {
            preferences.addAll(nextPreferences());
        }
        PreferenceBatch batch = new PreferenceBatch(preferences);
        Update update = trainer.step(metrics -> loss(batch, metrics));
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss", update.loss());
        row.putAll(update.metrics());
        row.put("grad_norm", update.gradientNorm());
        row.put("pairs", (double) preferences.size());
        return row;
    }

    private Tensor loss(PreferenceBatch batch, Metrics metrics) {
        Forward forward = policy.forward(batch.states());
        metrics.record("tokens", forward.tokens());
        Tensor chosen = batch.chosen(forward.logProbabilities());
        Tensor rejected = batch.rejected(forward.logProbabilities());
        LogRatios ratios = batch.ratios(chosen, rejected);
        record(metrics, chosen, rejected, ratios, recipe.objective().beta());
        return recipe.objective().of(ratios).mean();
    }

    /** The next trajectory's preferences; trajectories without any are passed over. */
    private List<Preference> nextPreferences() {
        for (int passed = 0; passed < available * 10; passed++) {
            long visit = order.drawn();
            int index = order.next();
            used.add(index);
            PreferenceSource.Found found = source.training(index, visit);
            degenerate += found.degenerate();
            learned += found.preferences().size();
            if (!found.preferences().isEmpty()) {
                return found.preferences();
            }
        }
        throw new IllegalStateException(
                "no preference in ten passes over %d trajectories: %s".formatted(available, source.whyNone()));
    }

    @Override
    public Map<String, Double> heldOut() {
        if (heldOut.preferences().isEmpty()) {
            return Map.of();
        }
        double[] margin = heldOut.margins(policy, recipe.objective().beta());
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("rewards/margins/held_out", mean(margin));
        row.put("rewards/accuracies/held_out", accuracy(margin));
        return row;
    }

    @Override
    public long episodes() {
        return source.episodes();
    }

    @Override
    public DataUse dataUse() {
        return new DataUse(available, used.size(), learned, degenerate);
    }

    @Override
    public void close() {
        trainer.close();
    }

    /** Means over the pairs, and the share of them whose margin is positive: a tie counts as wrong. */
    static void record(Metrics metrics, Tensor chosen, Tensor rejected, LogRatios ratios, double beta) {
        metrics.read(ratios.chosen().scale(beta), rewards -> {
            metrics.record("rewards/chosen", mean(rewards));
            metrics.record("rewards/rejected", mean(rewards));
        });
        metrics.read(ratios.margins(beta), margins -> {
            metrics.add("rewards/rejected", -mean(margins));
            metrics.record("rewards/margins", mean(margins));
            metrics.record("rewards/accuracies", accuracy(margins));
        });
        metrics.read(chosen, logs -> metrics.record("logps/chosen", mean(logs)));
        metrics.read(rejected, logs -> metrics.record("logps/rejected", mean(logs)));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double accuracy(double[] margins) {
        int right = 0;
        for (double margin : margins) {
            right += margin > 0 ? 1 : 0;
        }
        return (double) right / margins.length;
    }
}
