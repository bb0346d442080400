package prefbench.learn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Dropout;
import prefbench.policy.Forward;
import prefbench.policy.State;
import prefbench.random.RandomStreams;
import prefbench.tensor.AdamW;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import prefbench.trajectory.Trajectory;

/**
 * Imitation learning: cross-entropy on demonstrated clicks (Yao et al., arXiv 2207.01206, §4.2).
 *
 * <pre>  L = - mean over the batch of log pi(a_demonstrated | s)</pre>
 *
 * The states of all trajectories are shuffled together; every epoch sees each once. States with one valid action teach
 * nothing and are left out. The learning rate rises over the warm-up and falls linearly to zero at {@code steps}.
 */
public final class Imitation implements Learner {
    private final Settings settings;
    private final ChoicePolicy policy;
    private final List<Sample> samples;
    private final int trajectories;
    private final RandomStreams streams;
    private final Order order;
    private final Trainer trainer;
    private final Set<Integer> used = new HashSet<>();
    private long taken;

    /**
     * @param steps optimiser steps, > 0
     * @param batch states in a step, > 0
     * @param learningRate at its peak, > 0
     * @param warmup share of the steps in which the learning rate rises, in [0, 1)
     * @param weightDecay of AdamW, >= 0
     * @param dropout in the encoder, in [0, 1); 0.1 is BERT's, active in the original's imitation too (spec §10)
     */
    public record Settings(
            int steps, int batch, double learningRate, double warmup, double weightDecay, double dropout) {
        public Settings {
            if (steps < 1 || batch < 1) {
                throw new IllegalArgumentException(
                        "imitation steps and batch must be positive, were %d and %d".formatted(steps, batch));
            }
            if (!(learningRate > 0)
                    || !(warmup >= 0 && warmup < 1)
                    || !(weightDecay >= 0)
                    || !(dropout >= 0 && dropout < 1)) {
                throw new IllegalArgumentException(
                        "imitation wants learningRate > 0, warmup in [0, 1), weightDecay >= 0 and dropout in [0, 1), were %s, %s, %s and %s"
                                .formatted(learningRate, warmup, weightDecay, dropout));
            }
        }
    }

    private record Sample(int trajectory, Trajectory.Step step) {}

    public Imitation(ChoicePolicy policy, List<Trajectory> demonstrations, Settings settings, RandomStreams streams) {
        this.settings = settings;
        this.policy = policy;
        this.samples = samples(demonstrations);
        this.trajectories = demonstrations.size();
        this.streams = streams;
        this.order = new Order(samples.size(), streams, "imitation-order");
        this.trainer = new Trainer(
                policy.parameters(),
                AdamW.withLearningRate(settings.learningRate).weightDecay(settings.weightDecay));
    }

    @Override
    public Map<String, Double> step() {
        List<State> states = new ArrayList<>();
        int[] chosen = new int[settings.batch];
        for (int i = 0; i < settings.batch; i++) {
            Sample sample = samples.get(order.next());
            used.add(sample.trajectory);
            states.add(sample.step.state());
            chosen[i] = sample.step.chosen();
        }
        Dropout dropout = settings.dropout == 0
                ? Dropout.NONE
                : new Dropout(settings.dropout, streams.key("imitation-dropout", taken));
        double learningRate = learningRate(taken++);
        Update update = trainer.step(learningRate, metrics -> {
            Forward forward = policy.forward(states, dropout);
            metrics.record("tokens", forward.tokens());
            return forward.logProbabilitiesOf(chosen).mean().neg();
        });
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("loss", update.loss());
        row.put("grad_norm", update.gradientNorm());
        row.put("learning_rate", learningRate);
        row.putAll(update.metrics());
        return row;
    }

    @Override
    public DataUse dataUse() {
        return new DataUse(trajectories, used.size(), 0, 0);
    }

    /** Epochs over the demonstrated states so far. */
    public double epochs() {
        return (double) order.drawn() / samples.size();
    }

    @Override
    public void close() {
        trainer.close();
    }

    private double learningRate(long step) {
        double warm = settings.warmup * settings.steps;
        double rise = warm == 0 ? 1 : (step + 1) / warm;
        double fall = (settings.steps - step) / (settings.steps - warm);
        return settings.learningRate * Math.max(0, Math.min(1, Math.min(rise, fall)));
    }

    private static List<Sample> samples(List<Trajectory> demonstrations) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < demonstrations.size(); i++) {
            for (Trajectory.Step step : demonstrations.get(i).steps()) {
                if (step.state().actions().size() > 1) {
                    samples.add(new Sample(i, step));
                }
            }
        }
        return samples;
    }
}
