package prefbench.learn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prefbench.policy.Dropout;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.random.RandomStreams;
import prefbench.tensor.AdamW;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import prefbench.trajectory.SearchPair;

/**
 * Imitation of searches: cross-entropy on the queries that people typed, token by token (Yao et al., arXiv 2207.01206, §4.2).
 *
 * <pre>  L = - mean over the batch's query tokens of log p(y_t | y_&lt;t, instruction)</pre>
 *
 * Every epoch sees each pair once, in an order of its own. The learning rate rises over the warm-up and falls linearly to zero
 * at {@code steps}; gradients are clipped at norm 1. One thing differs from HuggingFace's schedule: the first step's rate is
 * one warm-up step's, not zero.
 */
public final class SearchImitation implements Learner {
    private final Settings settings;
    private final BartQueryWriter writer;
    private final List<SearchPair> pairs;
    private final RandomStreams streams;
    private final Order order;
    private final Trainer trainer;
    private final Set<Integer> used = new HashSet<>();
    private long taken;

    /**
     * @param steps optimiser steps until the learning rate is zero, > 0
     * @param batch pairs in a step, > 0
     * @param learningRate at its peak, > 0
     * @param warmup steps in which the learning rate rises, >= 0 and below {@code steps}
     * @param weightDecay of AdamW, >= 0
     * @param dropout in the network, in [0, 1); 0.1 is BART's
     */
    public record Settings(int steps, int batch, double learningRate, int warmup, double weightDecay, double dropout) {
        private static final int WEBSHOP_EPOCHS = 10;
        private static final int WEBSHOP_BATCH = 4;
        private static final int WEBSHOP_WARMUP = 50;

        public Settings {
            if (steps < 1 || batch < 1) {
                throw new IllegalArgumentException(
                        "search imitation steps and batch must be positive, were %d and %d".formatted(steps, batch));
            }
            if (!(learningRate > 0)
                    || !(warmup >= 0 && warmup < steps)
                    || !(weightDecay >= 0)
                    || !(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "search imitation wants learningRate > 0, warmup in [0, steps), weightDecay >= 0 and dropout in [0, 1), were %s, %s, %s and %s"
                                .formatted(learningRate, warmup, weightDecay, dropout));
            }
        }

        /**
         * WebShop's for bart-base: 10 epochs of batches of 4 at learning rate 5e-5, 50 steps of warm-up, weight decay 0.01. Of
         * this schedule the original used the state after 800 steps.
         */
        public static Settings webShop(int pairs) {
            int steps = WEBSHOP_EPOCHS * ((pairs + WEBSHOP_BATCH - 1) / WEBSHOP_BATCH);
            return new Settings(Math.max(steps, WEBSHOP_WARMUP + 1), WEBSHOP_BATCH, 5e-5, WEBSHOP_WARMUP, 0.01, 0.1);
        }

        /** With a learning rate that is zero after so many steps; its warm-up is cut to half of them if it is longer. */
        public Settings ending(int steps) {
            return new Settings(steps, batch, learningRate, Math.min(warmup, steps / 2), weightDecay, dropout);
        }

        /** For {@code BartConfig.tiny()} from fresh weights: batches of 16 at learning rate 1e-3. */
        public static Settings tiny(int steps) {
            return new Settings(steps, 16, 1e-3, steps / 20, 0.01, 0.1);
        }
    }

    public SearchImitation(BartQueryWriter writer, List<SearchPair> pairs, Settings settings, RandomStreams streams) {
        this.settings = settings;
        this.writer = writer;
        this.pairs = List.copyOf(pairs);
        this.streams = streams;
        this.order = new Order(pairs.size(), streams, "search-order");
        this.trainer = new Trainer(
                writer.parameters(),
                AdamW.withLearningRate(settings.learningRate).weightDecay(settings.weightDecay));
    }

    @Override
    public Map<String, Double> step() {
        List<String> goals = new ArrayList<>();
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < settings.batch; i++) {
            int drawn = order.next();
            used.add(drawn);
            goals.add(pairs.get(drawn).goal());
            queries.add(pairs.get(drawn).query());
        }
        Dropout dropout = settings.dropout == 0
                ? Dropout.NONE
                : new Dropout(settings.dropout, streams.key("search-dropout", taken));
        double learningRate = learningRate(taken++);
        Update update = trainer.step(learningRate, metrics -> writer.loss(goals, queries, dropout));
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss", update.loss());
        row.put("grad_norm", update.gradientNorm());
        row.put("learning_rate", learningRate);
        return row;
    }

    /** Pairs take the place of trajectories here. */
    @Override
    public DataUse dataUse() {
        return new DataUse(pairs.size(), used.size(), 0, 0);
    }

    /** Epochs over the pairs so far. */
    public double epochs() {
        return (double) order.drawn() / pairs.size();
    }

    @Override
    public void close() {
        trainer.close();
    }

    private double learningRate(long step) {
        double rise = settings.warmup == 0 ? 1 : (step + 1.0) / settings.warmup;
        double fall = (double) (settings.steps - step) / (settings.steps - settings.warmup);
        return settings.learningRate * Math.max(0, Math.min(1, Math.min(rise, fall)));
    }
}
