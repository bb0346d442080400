package prefbench.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.policy.State;
import prefbench.tensor.AdamW;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * Proximal policy optimisation in the shop (Schulman et al., arXiv 1707.06347, Eq. 7 and 9).
 *
 * <pre>
 *   z     = pi(a|s) / pi_old(a|s)
 *   L_pg  = - mean min(z A, clip(z, 1 - clip, 1 + clip) A)
 *   L_v   = 1/2 mean (V(s) - R)^2          (clipValue: the larger of this and that of V_old + clip(V - V_old))
 *   L     = L_pg - entropyWeight * mean H(pi(.|s)) + valueWeight * L_v
 *   A_t   = sum over l of (gamma lambda)^l delta_{t+l},   delta_t = r_t + gamma V(s_{t+1}) - V(s_t)
 * </pre>
 *
 * {@link #inShop()} is the paper's (Feng and Feng, arXiv 2408.16032, §2.3): the clipped surrogate with entropy and value
 * loss, and the advantage R - V, which is lambda = 1. {@link #modern()} is CleanRL's: GAE, clipped value loss, advantages
 * normalised in each minibatch, and a stop of a rollout's updates by KL. A step is one optimiser step on one minibatch; when
 * a rollout is used up, the next is collected within the step. What the paper leaves unstated is a parameter here.
 *
 * @param clip epsilon of the clipped surrogate, in (0, 1)
 * @param gamma discount, in [0, 1]; 0.9 is WebShop's
 * @param gaeLambda lambda of generalised advantage estimation (arXiv 1506.02438), in [0, 1]
 * @param entropyWeight weight of the entropy bonus, >= 0
 * @param valueWeight weight of the value loss, >= 0
 * @param clipValue whether the value loss is clipped too
 * @param normalizeAdvantage whether advantages get mean 0 and SD 1 in each minibatch
 * @param targetKl a rollout's remaining updates are dropped once the approximate KL to the policy that collected it exceeds
 *     this; 0 never stops
 * @param sessions shoppers stepped together, one batched forward for all, > 0
 * @param rolloutSteps steps of each session in a rollout, > 0
 * @param epochs passes over a rollout, > 0
 * @param minibatch states in one optimiser step, > 0
 * @param learningRate of AdamW, > 0, constant
 * @param maxGradientNorm gradients are scaled down to this global norm, > 0
 */
public record Ppo(
        double clip,
        double gamma,
        double gaeLambda,
        double entropyWeight,
        double valueWeight,
        boolean clipValue,
        boolean normalizeAdvantage,
        double targetKl,
        int sessions,
        int rolloutSteps,
        int epochs,
        int minibatch,
        double learningRate,
        double maxGradientNorm)
        implements Recipe {

    public Ppo {
        within("clip", clip, clip > 0 && clip < 1, "in (0, 1)");
        within("gamma", gamma, gamma >= 0 && gamma <= 1, "in [0, 1]");
        within("gaeLambda", gaeLambda, gaeLambda >= 0 && gaeLambda <= 1, "in [0, 1]");
        within("entropyWeight", entropyWeight, entropyWeight >= 0, "at least 0");
        within("valueWeight", valueWeight, valueWeight >= 0, "at least 0");
        within("targetKl", targetKl, targetKl >= 0, "at least 0");
        within("sessions", sessions, sessions > 0, "positive");
        within("rolloutSteps", rolloutSteps, rolloutSteps > 0, "positive");
        within("epochs", epochs, epochs > 0, "positive");
        within("minibatch", minibatch, minibatch > 0, "positive");
        within("learningRate", learningRate, learningRate > 0, "positive");
        within("maxGradientNorm", maxGradientNorm, maxGradientNorm > 0, "positive");
    }

    /** The paper's loss: clip 0.2, gamma 0.9 (WebShop's), advantage R - V. */
    public static Ppo inShop() {
        return new Ppo(0.2, 0.9, 1.0, 0.01, 0.5, false, false, 0, 8, 16, 2, 32, 1e-4, 1.0);
    }

    /** CleanRL's defaults where the shop does not ask for others. */
    public static Ppo modern() {
        return new Ppo(0.2, 0.99, 0.95, 0.01, 0.5, true, true, 0.02, 8, 16, 4, 32, 1e-4, 1.0);
    }

    public Ppo clip(double value) {
        return with("clip", value);
    }

    public Ppo gamma(double value) {
        return with("gamma", value);
    }

    public Ppo gaeLambda(double value) {
        return with("gaeLambda", value);
    }

    public Ppo entropyWeight(double value) {
        return with("entropyWeight", value);
    }

    public Ppo valueWeight(double value) {
        return with("valueWeight", value);
    }

    public Ppo targetKl(double value) {
        return with("targetKl", value);
    }

    public Ppo learningRate(double value) {
        return with("learningRate", value);
    }

    public Ppo maxGradientNorm(double value) {
        return with("maxGradientNorm", value);
    }

    public Ppo clipValue(boolean value) {
        return new Ppo(
                clip,
                gamma,
                gaeLambda,
                entropyWeight,
                valueWeight,
                value,
                normalizeAdvantage,
                targetKl,
                sessions,
                rolloutSteps,
                epochs,
                minibatch,
                learningRate,
                maxGradientNorm);
    }

    public Ppo normalizeAdvantage(boolean value) {
        return new Ppo(
                clip,
                gamma,
                gaeLambda,
                entropyWeight,
                valueWeight,
                clipValue,
                value,
                targetKl,
                sessions,
                rolloutSteps,
                epochs,
                minibatch,
                learningRate,
                maxGradientNorm);
    }

    /** {@code sessions x rolloutSteps} states a rollout, passed over {@code epochs} times in minibatches. */
    public Ppo rollout(int newSessions, int newSteps, int newEpochs, int newMinibatch) {
        return new Ppo(
                clip,
                gamma,
                gaeLambda,
                entropyWeight,
                valueWeight,
                clipValue,
                normalizeAdvantage,
                targetKl,
                newSessions,
                newSteps,
                newEpochs,
                newMinibatch,
                learningRate,
                maxGradientNorm);
    }

    private Ppo with(String name, double value) {
        return new Ppo(
                name.equals("clip") ? value : clip,
                name.equals("gamma") ? value : gamma,
                name.equals("gaeLambda") ? value : gaeLambda,
                name.equals("entropyWeight") ? value : entropyWeight,
                name.equals("valueWeight") ? value : valueWeight,
                clipValue,
                normalizeAdvantage,
                name.equals("targetKl") ? value : targetKl,
                sessions,
                rolloutSteps,
                epochs,
                minibatch,
                name.equals("learningRate") ? value : learningRate,
                name.equals("maxGradientNorm") ? value : maxGradientNorm);
    }

    private static void within(String name, double value, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, rule, value));
        }
    }

    @Override
    public Learner learner(Start start) {
        return new Learning(this, start);
    }

    @Override
    public String toString() {
        return ("Ppo.inShop().clip(%s).gamma(%s).gaeLambda(%s).entropyWeight(%s).valueWeight(%s).clipValue(%s)"
                        + ".normalizeAdvantage(%s).targetKl(%s).rollout(%d, %d, %d, %d).learningRate(%s)"
                        + ".maxGradientNorm(%s)")
                .formatted(
                        clip,
                        gamma,
                        gaeLambda,
                        entropyWeight,
                        valueWeight,
                        clipValue,
                        normalizeAdvantage,
                        targetKl,
                        sessions,
                        rolloutSteps,
                        epochs,
                        minibatch,
                        learningRate,
                        maxGradientNorm);
    }

    /** L_pg over {@code logRatio} = log z and {@code advantage}, both [batch]: a scalar. */
    static Tensor policyLoss(Tensor logRatio, Tensor advantage, double clip) {
        Tensor ratio = logRatio.exp();
        Tensor clipped = ratio.clip(1 - clip, 1 + clip);
        return ratio.mul(advantage).minimum(clipped.mul(advantage)).mean().neg();
    }

    /** L_v over {@code values} and {@code returns}, both [batch]: a scalar. */
    static Tensor valueLoss(Tensor values, Tensor returns) {
        return values.sub(returns).square().mean().scale(0.5);
    }

    /** L_v with the step from {@code oldValues} limited to +-{@code clip}, the larger error of each state. */
    static Tensor clippedValueLoss(Tensor values, Tensor oldValues, Tensor returns, double clip) {
        Tensor near = oldValues.add(values.sub(oldValues).clip(-clip, clip));
        return values.sub(returns)
                .square()
                .maximum(near.sub(returns).square())
                .mean()
                .scale(0.5);
    }

    private static final class Learning implements Learner {
        private final Ppo recipe;
        private final ChoicePolicy policy;
        private final Shoppers shoppers;
        private final Start start;
        private final Trainer trainer;
        private Rollout rollout;
        private Order order;
        private int updatesLeft;

        Learning(Ppo recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.start = start;
            this.shoppers = new Shoppers(start, recipe.sessions);
            this.trainer = new Trainer(
                    policy.parameters(),
                    AdamW.withLearningRate(recipe.learningRate).weightDecay(0).maxGradientNorm(recipe.maxGradientNorm));
        }

        @Override
        public Map<String, Double> step() {
            if (updatesLeft == 0) {
                collect();
            }
            int[] batch = new int[Math.min(recipe.minibatch, rollout.size())];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = order.next();
            }
            Rollout minibatch = rollout.at(batch, recipe.normalizeAdvantage);
            Update update = trainer.step(metrics -> loss(minibatch, metrics));
            boolean tooFar = recipe.targetKl > 0 && update.metrics().get("losses/approx_kl") > recipe.targetKl;
            updatesLeft = tooFar ? 0 : updatesLeft - 1;
            return row(update);
        }

        private void collect() {
            rollout = shoppers.collect(policy, recipe.rolloutSteps, recipe.gamma, recipe.gaeLambda);
            order = new Order(rollout.size(), start.streams(), "ppo-order-" + shoppers.rollouts());
            int minibatches = Math.max(1, rollout.size() / recipe.minibatch);
            updatesLeft = recipe.epochs * minibatches;
        }

        private Tensor loss(Rollout batch, Metrics metrics) {
            List<State> states = batch.states();
            Forward forward = policy.forward(states);
            Tensor logRatio = forward.logProbabilitiesOf(batch.actions()).sub(constant(batch.logProbabilities()));
            Tensor policyLoss = policyLoss(logRatio, constant(batch.advantages()), recipe.clip);
            Tensor returns = constant(batch.returns());
            Tensor valueLoss = recipe.clipValue
                    ? clippedValueLoss(forward.values(), constant(batch.values()), returns, recipe.clip)
                    : valueLoss(forward.values(), returns);
            Tensor entropy = forward.entropies().mean();
            metrics.record("tokens", forward.tokens());
            metrics.record("losses/policy_loss", policyLoss);
            metrics.record("losses/value_loss", valueLoss);
            metrics.record("losses/entropy", entropy);
            record(metrics, logRatio.toDoubles());
            return policyLoss.sub(entropy.scale(recipe.entropyWeight)).add(valueLoss.scale(recipe.valueWeight));
        }

        private static Tensor constant(double[] values) {
            return Tensor.of(values, TensorType.FLOAT32, values.length);
        }

        /** approx_kl is Schulman's k3 estimator, as in CleanRL. */
        private void record(Metrics metrics, double[] logRatios) {
            double old = 0;
            double kl = 0;
            int outside = 0;
            for (double logRatio : logRatios) {
                double ratio = StrictMath.exp(logRatio);
                old -= logRatio;
                kl += ratio - 1 - logRatio;
                outside += Math.abs(ratio - 1) > recipe.clip ? 1 : 0;
            }
            metrics.record("losses/old_approx_kl", old / logRatios.length);
            metrics.record("losses/approx_kl", kl / logRatios.length);
            metrics.record("losses/clipfrac", (double) outside / logRatios.length);
        }

        private Map<String, Double> row(Update update) {
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
            row.put("losses/explained_variance", rollout.explainedVariance());
            row.put("charts/episodic_return", shoppers.recentReturn());
            row.put("charts/episodic_length", shoppers.recentLength());
            row.values().removeIf(value -> value.isNaN() && update.finite());
            return row;
        }

        @Override
        public long episodes() {
            return shoppers.episodes();
        }

        @Override
        public DataUse dataUse() {
            return DataUse.NONE;
        }

        @Override
        public void close() {
            trainer.close();
        }
    }
}
