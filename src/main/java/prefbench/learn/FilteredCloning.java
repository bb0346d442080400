package prefbench.learn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Forward;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;
import prefbench.text.InputException;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectorySource;

/**
 * Filtered behaviour cloning: cross-entropy on the actions of episodes that went well. On the policy's own episodes this is
 * rejection-sampling fine-tuning (Dong et al., "RAFT", arXiv 2304.06767, §3; Gulcehre et al., "ReST", arXiv 2308.08998, §3);
 * on the frozen imitation policy's it is that of Yuan et al. (arXiv 2308.01825, §3.2). It is also the plainest use of the
 * trajectories that {@link Dpo} gets.
 *
 * <pre>  L = - mean over the minibatch of log pi(a|s),   (s, a) of episodes with reward >= threshold</pre>
 *
 * {@link #inShop()} works in rounds: play, keep, pass {@code epochs} times over the kept steps in minibatches. A round that
 * keeps nothing takes no optimiser step and leaves the parameters as they are; the step is spent, and {@code round/kept} says
 * so. {@link #on} plays nothing: its one round is the given trajectories, and lasts. A trajectory whose reward its file does not say is
 * not kept. States with one valid action teach nothing and are left out; so are circles, as in {@link Dpo}'s data.
 *
 * @param source who walked
 * @param data the given trajectories; empty unless they are the source
 * @param threshold lowest reward that is kept, in [0, 1]
 * @param circles with the steps of played episodes that led back to where they began, which {@link Loops} cuts otherwise
 * @param episodes played in a round, one on each goal, > 0; given trajectories need none
 * @param epochs passes over a round's kept steps, > 0
 * @param minibatch states in one optimiser step, > 0
 */
public record FilteredCloning(
        Source source,
        Optional<TrajectorySource> data,
        double threshold,
        boolean circles,
        int episodes,
        int epochs,
        int minibatch,
        Adam adam)
        implements Recipe {

    /** Who walks the episodes that are filtered. */
    public enum Source {
        /** The policy as it is when the round begins. */
        POLICY,
        /** The imitation policy that training starts from. */
        REFERENCE,
        /** Whoever walked the given trajectories. */
        DATA
    }

    public FilteredCloning {
        Setting.require(
                "data",
                data.isPresent() == (source == Source.DATA),
                source == Source.DATA ? "given for source DATA" : "absent for source " + source,
                data);
        Setting.share("threshold", threshold);
        Setting.positive("episodes", episodes);
        Setting.positive("epochs", epochs);
        Setting.positive("minibatch", minibatch);
    }

    /** The policy's own episodes: 32 a round, kept at reward 1, one pass, minibatches of 32 states, Adam at 1e-4. */
    public static FilteredCloning inShop() {
        return new FilteredCloning(Source.POLICY, Optional.empty(), 1, false, 32, 1, 32, Adam.withLearningRate(1e-4));
    }

    /** Given trajectories, kept at reward 1. */
    public static FilteredCloning on(TrajectorySource data) {
        return new FilteredCloning(
                Source.DATA, Optional.of(data), 1, data.circles(), 32, 1, 32, Adam.withLearningRate(1e-4));
    }

    /** Episodes of the frozen imitation policy instead of the policy's own. */
    public FilteredCloning ofReference() {
        return new FilteredCloning(
                Source.REFERENCE, Optional.empty(), threshold, circles, episodes, epochs, minibatch, adam);
    }

    public FilteredCloning threshold(double value) {
        return new FilteredCloning(source, data, value, circles, episodes, epochs, minibatch, adam);
    }

    /** With all steps, also those that led back to where they began. */
    public FilteredCloning asWalked() {
        return new FilteredCloning(
                source, data.map(TrajectorySource::asWalked), threshold, true, episodes, epochs, minibatch, adam);
    }

    /** {@code episodes} in a round, whose kept steps are passed over {@code epochs} times in minibatches. */
    public FilteredCloning round(int newEpisodes, int newEpochs, int newMinibatch) {
        return new FilteredCloning(source, data, threshold, circles, newEpisodes, newEpochs, newMinibatch, adam);
    }

    private FilteredCloning with(Adam value) {
        return new FilteredCloning(source, data, threshold, circles, episodes, epochs, minibatch, value);
    }

    public FilteredCloning learningRate(double value) {
        return with(adam.learningRate(value));
    }

    public FilteredCloning adamEpsilon(double value) {
        return with(adam.epsilon(value));
    }

    public FilteredCloning maxGradientNorm(double value) {
        return with(adam.maxGradientNorm(value));
    }

    @Override
    public Optional<TrajectorySource> trajectories() {
        return data;
    }

    @Override
    public FilteredCloning ofSize(int trajectories) {
        Optional<TrajectorySource> sized = data.map(each -> each.isOfEachSize() ? each.size(trajectories) : each);
        return new FilteredCloning(source, sized, threshold, circles, episodes, epochs, minibatch, adam);
    }

    @Override
    public Optional<Recipe> with(String setting, double value) {
        return setting.equals(LEARNING_RATE) ? Optional.of(learningRate(value)) : Optional.empty();
    }

    @Override
    public Learner learner(Start start) {
        return new Learning(this, start);
    }

    /** Every step, if rounds keep nothing. */
    @Override
    public double episodesPerStep() {
        return source == Source.DATA ? 0 : episodes;
    }

    @Override
    public String toString() {
        String beginning = switch (source) {
            case DATA -> "FilteredCloning.on(%s)".formatted(data.orElseThrow());
            case POLICY -> "FilteredCloning.inShop()";
            case REFERENCE -> "FilteredCloning.inShop().ofReference()";
        };
        return "%s%s.threshold(%s).round(%d, %d, %d).%s"
                .formatted(
                        beginning,
                        circles && source != Source.DATA ? ".asWalked()" : "",
                        threshold,
                        episodes,
                        epochs,
                        minibatch,
                        adam);
    }

    private record Sample(int trajectory, Trajectory.Step step) {}

    private static final class Learning implements Learner {
        private final FilteredCloning recipe;
        private final ChoicePolicy policy;
        private final Start start;
        private final Attempts attempts;
        private final Trainer trainer;
        /** Numbers of given trajectories that were learned from, or that the filter rejected. */
        private final Set<Integer> seen = new HashSet<>();

        private List<Sample> samples = List.of();
        private Order order;
        private long updatesLeft;
        private long rounds;
        private int kept;

        Learning(FilteredCloning recipe, Start start) {
            this.recipe = recipe;
            this.policy = start.policy();
            this.start = start;
            this.attempts = new Attempts(start);
            this.trainer = recipe.adam.trainer(policy.parameters());
        }

        @Override
        public Map<String, Double> step() {
            if (updatesLeft == 0) {
                begin();
            }
            Map<String, Double> row = new LinkedHashMap<>();
            if (samples.isEmpty()) {
                row.putAll(Map.of("loss", 0.0, "grad_norm", 0.0, "tokens", 0.0));
            } else {
                updatesLeft--;
                learn(row);
            }
            row.put("round/kept", (double) kept);
            if (recipe.source != Source.DATA) {
                attempts.finished().report(row);
            }
            return row;
        }

        private void begin() {
            List<Trajectory> walked = recipe.source == Source.DATA ? start.data() : play();
            samples = samples(walked);
            if (samples.isEmpty()) {
                requireThatRoundsGoOn(walked.size());
                return;
            }
            order = new Order(samples.size(), start.streams(), "cloning-order-" + rounds++);
            updatesLeft = recipe.source == Source.DATA
                    ? Long.MAX_VALUE
                    : recipe.epochs * Math.max(1L, samples.size() / recipe.minibatch);
        }

        private void requireThatRoundsGoOn(int trajectories) {
            if (recipe.source == Source.DATA) {
                throw new InputException(
                        "%s: found no step to learn from in %d trajectories; at least one must reach reward %s; lower the threshold, or give others"
                                .formatted(recipe.data.orElseThrow(), trajectories, recipe.threshold));
            }
        }

        private List<Trajectory> play() {
            ChoicePolicy player = recipe.source == Source.POLICY ? policy : start.reference();
            return attempts.play(player, recipe.episodes, 1).stream()
                    .map(Attempt::trajectory)
                    .map(trajectory -> recipe.circles ? trajectory : Loops.pruned(trajectory))
                    .toList();
        }

        private List<Sample> samples(List<Trajectory> walked) {
            List<Sample> found = new ArrayList<>();
            kept = 0;
            for (int i = 0; i < walked.size(); i++) {
                // An unknown reward is NaN, which reaches no threshold.
                boolean good = walked.get(i).reward() >= recipe.threshold;
                kept += good ? 1 : 0;
                List<Sample> samples = good ? samples(i, walked.get(i)) : List.of();
                found.addAll(samples);
                if (samples.isEmpty()) {
                    seen.add(i);
                }
            }
            return found;
        }

        private static List<Sample> samples(int number, Trajectory trajectory) {
            return trajectory.steps().stream()
                    .filter(step -> step.state().actions().size() > 1)
                    .map(step -> new Sample(number, step))
                    .toList();
        }

        private void learn(Map<String, Double> row) {
            List<Sample> batch = new ArrayList<>();
            for (int i = 0; i < Math.min(recipe.minibatch, samples.size()); i++) {
                batch.add(samples.get(order.next()));
            }
            batch.forEach(sample -> seen.add(sample.trajectory));
            int[] chosen =
                    batch.stream().mapToInt(sample -> sample.step.chosen()).toArray();
            Update update = trainer.step(metrics -> {
                Forward forward = policy.forward(
                        batch.stream().map(sample -> sample.step.state()).toList());
                metrics.record("tokens", forward.tokens());
                metrics.record("entropy", forward.entropies().mean());
                return forward.logProbabilitiesOf(chosen).mean().neg();
            });
            row.put("loss", update.loss());
            row.putAll(update.metrics());
            row.put("grad_norm", update.gradientNorm());
        }

        @Override
        public long episodes() {
            return attempts.played();
        }

        @Override
        public DataUse dataUse() {
            return recipe.source == Source.DATA ? new DataUse(start.data().size(), seen.size(), 0, 0) : DataUse.NONE;
        }

        @Override
        public void close() {
            trainer.close();
        }
    }
}
