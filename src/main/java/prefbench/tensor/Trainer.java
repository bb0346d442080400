package prefbench.tensor;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Trains {@link Parameters} with {@link AdamW}, one step at a time. A learner only writes the loss:
 *
 * <pre>{@code
 * try (Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-4))) {
 *     Update update = trainer.step(metrics -> {
 *         Forward forward = policy.forward(states);                          // [batch, actions]
 *         Tensor chosen = forward.logProbabilities().gather(choices);        // [batch]
 *         metrics.record("entropy", forward.entropies().mean());
 *         return chosen.mean().neg();                                        // a scalar
 *     });
 *     update.loss(); update.gradientNorm(); update.metrics();
 * }
 * }</pre>
 *
 * <p>The loss runs in a scope of its own with the graph recorded; the scope is closed before the backward pass, so that
 * torch frees activations as it goes. Forwards of other policies inside the loss record nothing, nor does
 * {@code ChoicePolicy.choose}. Parameters that the loss does not depend on are skipped: no decay, no state. A step whose
 * loss or gradient is not finite changes no parameter and says so in {@link Update#finite()}.
 *
 * <p>Not thread-safe, and one step at a time for each {@link Parameters}.
 */
public final class Trainer implements AutoCloseable {
    private final Parameters parameters;
    private final AdamW settings;
    private final AdamWState optimiser;
    private final List<BiConsumer<String, double[]>> observers = new ArrayList<>();
    private long steps;

    public Trainer(Parameters parameters, AdamW settings) {
        this.parameters = parameters;
        this.settings = settings;
        this.optimiser = new AdamWState(settings);
    }

    /** One step at the settings' learning rate. */
    public Update step(Function<Metrics, Tensor> loss) {
        return step(settings.learningRate(), loss);
    }

    /** One step at {@code learningRate}, for schedules. */
    public Update step(double learningRate, Function<Metrics, Tensor> loss) {
        return step(learningRate, List.of(loss), false);
    }

    /**
     * One step on a loss that is the sum of {@code parts}, each with a forward and backward pass of its own: a batch that
     * memory would not hold at once. {@link Metrics#add} sums up what the parts record.
     */
    public Update stepInParts(List<Function<Metrics, Tensor>> parts) {
        return step(settings.learningRate(), parts, false);
    }

    /**
     * As {@link #stepInParts}, but after every part the gradient that has come together so far is clipped, not only the sum
     * at the end: earlier parts may be scaled down several times. WebShop's A2C trains like this (spec §10). The update's
     * norm is that of the last sum, before its clipping.
     */
    public Update stepClippingAfterEachPart(List<Function<Metrics, Tensor>> parts) {
        return step(settings.learningRate(), parts, true);
    }

    private Update step(double learningRate, List<Function<Metrics, Tensor>> parts, boolean clipAfterEach) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a step needs at least one part of a loss, found none");
        }
        try (Scope leaves = Scope.openWithGraph();
                Parameters.Training training = parameters.train()) {
            Metrics metrics = new Metrics(leaves);
            double loss = 0;
            for (int i = 0; i < parts.size(); i++) {
                if (clipAfterEach && i > 0) {
                    optimiser.clip(training);
                }
                loss += descend(metrics, parts.get(i));
            }
            try (Scope update = Scope.openWithoutGraph()) {
                show(training);
                double norm = optimiser.step(training, learningRate, loss);
                return new Update(++steps, loss, norm, metrics.values());
            }
        }
    }

    /** Adds a part's gradient to the leaves and returns the part's loss. */
    private static double descend(Metrics metrics, Function<Metrics, Tensor> part) {
        try (Scope outer = Scope.open()) {
            Tensor value = forward(outer, metrics, part);
            backward(value);
            return value.item();
        }
    }

    /** Hands every later step's gradients to {@code observer}, by parameter and before clipping; costs a copy to the host. */
    public void observe(BiConsumer<String, double[]> observer) {
        observers.add(observer);
    }

    /** Optimiser steps so far. */
    public long steps() {
        return steps;
    }

    /** Frees the optimiser's state; the parameters stay. */
    @Override
    public void close() {
        optimiser.close();
    }

    private void show(Parameters.Training training) {
        if (observers.isEmpty()) {
            return;
        }
        for (Parameters.Trained parameter : training.withGradients()) {
            double[] gradient = new Tensor(parameter.gradient()).toDoubles();
            observers.forEach(observer -> observer.accept(parameter.name(), gradient));
        }
    }

    private static Tensor forward(Scope outer, Metrics metrics, Function<Metrics, Tensor> loss) {
        try (Scope inner = Scope.open()) {
            Tensor value = outer.keep(loss.apply(metrics));
            if (value.array().size() != 1) {
                throw new IllegalArgumentException(
                        "a loss must be a scalar, found shape " + Arrays.toString(value.shape()));
            }
            return value;
        }
    }

    private static void backward(Tensor loss) {
        Tensor seed = Tensor.full(1, loss.type(), loss.shape());
        try {
            JniUtils.backward(loss.array(), seed.array(), false, false);
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).contains("does not require grad")) {
                throw new IllegalArgumentException("the loss does not depend on any of the trained parameters", e);
            }
            throw e;
        }
    }
}
