package prefbench.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.Metrics;
import prefbench.tensor.Tensor;
import prefbench.tensor.TensorType;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

/**
 * Advantage actor-critic as WebShop's own baseline has it (Yao et al., arXiv 2207.01206, §4.2, after Mnih et al., arXiv
 * 1602.01783; the code's details: spec §10).
 *
 * <pre>
 *   R_t   = r_t + gamma R_{t+1},  0 after the end of an episode, V(s) after the last step;   A_t = R_t - V(s_t)
 *   L_pg  = - mean over the sessions of log pi(a_t|s_t) A_t                A_t is a constant here
 *   L_td  = mean over the sessions of (R_t - V(s_t))^2                     not halved; its gradient reaches the encoder
 *   L_e   = mean over all valid actions of all sessions of pi(a|s) log pi(a|s)
 *   L_il  = - mean over all valid actions of all sessions of log pi(a|s)
 *   L_t   = (L_pg + valueWeight L_td + entropyWeight L_e + imitationWeight L_il) / steps
 * </pre>
 *
 * A step is one rollout and one optimiser step. Its gradient grows by one L_t after the other, and what has come together is
 * clipped each time, so earlier time steps may weigh less: that is how the original trains. Rewards are ten times the shop's,
 * and so are values and returns.
 *
 * <p>The original's tokenizer for this baseline, by a slip, splits the page's markers into word pieces; ours does not.
 *
 * @param gamma discount, in [0, 1]
 * @param sessions shoppers stepped together, > 0
 * @param rolloutSteps steps of each session in a rollout, > 0; the original's {@code bptt}
 * @param rewardScale what the shop's reward is multiplied with, > 0
 */
public record A2c(double gamma, int sessions, int rolloutSteps, double rewardScale, LossWeights weights, Adam adam)
        implements Recipe {

    public A2c {
        Setting.share("gamma", gamma);
        Setting.positive("sessions", sessions);
        Setting.positive("rolloutSteps", rolloutSteps);
        Setting.positive("rewardScale", rewardScale);
    }

    /** The original's settings: 4 sessions, 8 steps, gamma 0.9, Adam at 1e-5, norm 10, weights 1, 1 and 0, rewards x 10. */
    public static A2c inShop() {
        return new A2c(0.9, 4, 8, 10, new LossWeights(1, 1, 0), new Adam(1e-5, 1e-8, 10));
    }

    public A2c gamma(double value) {
        return new A2c(value, sessions, rolloutSteps, rewardScale, weights, adam);
    }

    /** {@code sessions x steps} states a rollout. */
    public A2c rollout(int newSessions, int steps) {
        return new A2c(gamma, newSessions, steps, rewardScale, weights, adam);
    }

    public A2c rewardScale(double value) {
        return new A2c(gamma, sessions, rolloutSteps, value, weights, adam);
    }

    private A2c with(LossWeights value) {
        return new A2c(gamma, sessions, rolloutSteps, rewardScale, value, adam);
    }

    private A2c with(Adam value) {
        return new A2c(gamma, sessions, rolloutSteps, rewardScale, weights, value);
    }

    public A2c entropyWeight(double value) {
        return with(weights.entropy(value));
    }

    public A2c valueWeight(double value) {
        return with(weights.value(value));
    }

    public A2c imitationWeight(double value) {
        return with(weights.imitation(value));
    }

    public A2c learningRate(double value) {
        return with(adam.learningRate(value));
    }

    public A2c adamEpsilon(double value) {
        return with(adam.epsilon(value));
    }

    public A2c maxGradientNorm(double value) {
        return with(adam.maxGradientNorm(value));
    }

    @Override
    public Optional<Recipe> with(String setting, double value) {
        return setting.equals(LEARNING_RATE) ? Optional.of(learningRate(value)) : Optional.empty();
    }

    @Override
    public Learner learner(Start start) {
        return new Learning(this, start);
    }

    @Override
    public String toString() {
        return "A2c.inShop().gamma(%s).rollout(%d, %d).rewardScale(%s).%s.%s"
                .formatted(gamma, sessions, rolloutSteps, rewardScale, weights, adam);
    }

    /** Where the sessions' steps at time t are: a rollout holds track after track. */
    static int[] moment(int t, int sessions, int rolloutSteps) {
        int[] indices = new int[sessions];
        for (int session = 0; session < sessions; session++) {
            indices[session] = session * rolloutSteps + t;
        }
        return indices;
    }

    /**
     * The terms of L_t that are always looked at, over one time step's [sessions]: scalars.
     *
     * @param policy L_pg
     * @param value L_td
     */
    record Losses(Tensor policy, Tensor value) {
        static Losses of(Forward forward, int[] actions, Tensor returns) {
            Tensor advantage = returns.sub(forward.values()).detach();
            Tensor policy =
                    forward.logProbabilitiesOf(actions).mul(advantage).mean().neg();
            return new Losses(policy, ValueLoss.SQUARED.of(forward.values(), forward.values(), returns, 0));
        }

        /** L_t times steps. */
        Tensor total(Forward forward, LossWeights weights) {
            Tensor loss = policy.add(value.scale(weights.value()))
                    .add(AllActions.entropyLoss(forward).scale(weights.entropy()));
            return weights.imitation() == 0
                    ? loss
                    : loss.add(AllActions.imitation(forward).scale(weights.imitation()));
        }
    }

    private static final class Learning implements Learner {
        private final A2c recipe;
        private final ChoicePolicy policy;
        private final Shoppers shoppers;
        private final Trainer trainer;

        Learning(A2c recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.shoppers = new Shoppers(start, recipe.sessions);
            this.trainer = recipe.adam.trainer(policy.parameters());
        }

        @Override
        public Map<String, Double> step() {
            List<Track> tracks = shoppers.collect(policy, recipe.rolloutSteps);
            tracks.forEach(track -> track.scaleRewards(recipe.rewardScale));
            Rollout rollout = Rollout.of(tracks, recipe.gamma, 1);
            List<Function<Metrics, Tensor>> parts = new ArrayList<>();
            for (int t = 0; t < recipe.rolloutSteps; t++) {
                Rollout moment = rollout.at(moment(t, recipe.sessions, recipe.rolloutSteps), Scaling.NONE);
                parts.add(metrics -> loss(moment, metrics));
            }
            return row(rollout, trainer.stepClippingAfterEachPart(parts));
        }

        private Tensor loss(Rollout moment, Metrics metrics) {
            Forward forward = policy.forward(moment.states());
            metrics.add("tokens", forward.tokens());
            Tensor returns = Tensor.of(moment.returns(), TensorType.FLOAT32, moment.size());
            Losses losses = Losses.of(forward, moment.actions(), returns);
            double share = 1.0 / recipe.rolloutSteps;
            metrics.add("losses/policy_loss", share, losses.policy);
            metrics.add("losses/value_loss", share, losses.value);
            metrics.add("losses/entropy", share, forward.entropies().mean());
            return losses.total(forward, recipe.weights).scale(share);
        }

        private Map<String, Double> row(Rollout rollout, Update update) {
            Map<String, Double> row = new LinkedHashMap<>();
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
            row.put("losses/explained_variance", rollout.explainedVariance());
            shoppers.finished().report(row);
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
