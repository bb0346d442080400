package prefbench.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import prefbench.text.InputException;

/**
 * How much: seeds, budgets, numbers of trajectories and goals, model size, workers. Never what: that is the experiments' to
 * say, with one exception, {@link Sweep}. A sweep asks the same of every experiment there is, now and later, namely what
 * becomes of its arms under other values of settings that the paper leaves unstated; said in an experiment, it would have to
 * be repeated in each, and would be run, and claimed about, wherever that experiment is. It is no claim: a suite that sweeps
 * is not judged, and plays development goals, since settings are never chosen on test goals. Read from a strict YAML file (see {@code benchmarks/suites}): every key is required, none may be added.
 *
 * @param name as given with {@code -Dsuite}
 * @param seeds training seeds of each arm: 0, 1, ...
 * @param seedsAtMost seeds are added up to this number while a claim is undecided; equal to {@code seeds} to add none
 * @param judged whether claims get a verdict; without it every claim is inconclusive
 * @param vocabulary word pieces of the tokenizer
 * @param sweep hyper-parameters tried beside the arms' own; empty lists for none
 * @param study the heavy parts of the paper's study; amounts of 0 and empty lists leave them out
 * @param cost what things cost, for the cost of reaching a success level
 * @param workers trials at once; 0 for as many as there are cores (or GPUs)
 */
public record Suite(
        String name,
        int seeds,
        int seedsAtMost,
        boolean judged,
        Limits budget,
        Model model,
        int vocabulary,
        Imitation imitation,
        Trajectories trajectories,
        Goals evaluation,
        Sweep sweep,
        Study study,
        Cost cost,
        int workers,
        Jmh jmh) {

    /** Few is to many as 100 to 1,200 in Feng and Feng §3. */
    static final int MANY_TO_FEW = 12;

    /**
     * Budgets of the arms.
     *
     * @param steps optimiser steps under {@link BudgetKind#EQUAL_STEPS}, at least 1
     * @param episodes limit on training episodes beside the steps; 0 for none
     * @param seconds training seconds under {@link BudgetKind#EQUAL_WALL_CLOCK}; 0 leaves those arms out
     */
    public record Limits(long steps, long episodes, double seconds) {
        public Limits {
            positive("budget.steps", steps);
            notNegative("budget.episodes", episodes);
            notNegative("budget.seconds", seconds);
        }
    }

    /**
     * @param preset {@code tiny} (2 layers x 128) or {@code base} (12 layers x 768)
     * @param stateTokens longest state in word pieces, 16 to 512
     * @param actionTokens longest action in word pieces, 4 to 512
     */
    public record Model(String preset, int stateTokens, int actionTokens) {
        private static final List<String> PRESETS = List.of("base", "tiny");

        public Model {
            if (!PRESETS.contains(preset)) {
                throw new IllegalArgumentException("model.preset must be one of %s, was %s".formatted(PRESETS, preset));
            }
            within("model.stateTokens", stateTokens, 16, 512);
            within("model.actionTokens", actionTokens, 4, 512);
        }
    }

    /**
     * Training of the checkpoint that every arm starts from.
     *
     * @param steps optimiser steps
     * @param batch states in each
     */
    public record Imitation(int steps, int batch) {
        public Imitation {
            positive("imitation.steps", steps);
            positive("imitation.batch", batch);
        }
    }

    /**
     * @param demonstrations that imitation learns from, at least {@code many}
     * @param many trajectories in a large data set
     * @param few trajectories in a small one; many is 12 x few, as in the paper
     * @param generationAttempts episodes after which generating them gives up
     */
    public record Trajectories(int demonstrations, int many, int few, int generationAttempts) {
        public Trajectories {
            positive("trajectories.few", few);
            if (many != MANY_TO_FEW * few) {
                throw new IllegalArgumentException(
                        "trajectories.many must be %d times trajectories.few (the paper's 1,200 and 100), was %d and %d"
                                .formatted(MANY_TO_FEW, many, few));
            }
            if (demonstrations < many) {
                throw new IllegalArgumentException(
                        "trajectories.demonstrations must be at least trajectories.many (%d), was %d"
                                .formatted(many, demonstrations));
            }
            positive("trajectories.generationAttempts", generationAttempts);
        }
    }

    /**
     * @param split which goals are played: {@code test} or {@code dev}
     * @param goals of them in the final evaluation; 0 for all there are
     * @param curvePoints evaluations along the budget, the end included
     * @param curveGoals of them in each of those
     * @param decodings in the final evaluation; the first is the curve's
     * @param stepLimit pages after which an episode is cut off
     */
    public record Goals(
            Split split, int goals, int curvePoints, int curveGoals, List<Decoding> decodings, int stepLimit) {
        public Goals {
            notNegative("evaluation.goals", goals);
            positive("evaluation.curvePoints", curvePoints);
            positive("evaluation.curveGoals", curveGoals);
            positive("evaluation.stepLimit", stepLimit);
            decodings = List.copyOf(decodings);
            if (decodings.isEmpty() || Set.copyOf(decodings).size() != decodings.size()) {
                throw new IllegalArgumentException(
                        "evaluation.decodings must name greedy or sampled or both, once each, was " + decodings);
            }
        }
    }

    /**
     * @param forks JVMs for each benchmark; 0 leaves JMH out
     * @param warmups iterations before measuring
     * @param iterations measured ones
     * @param seconds of each iteration
     * @param base whether the base preset is measured without a GPU, too
     */
    public record Jmh(int forks, int warmups, int iterations, int seconds, boolean base) {
        public Jmh {
            notNegative("jmh.forks", forks);
            notNegative("jmh.warmups", warmups);
            positive("jmh.iterations", iterations);
            positive("jmh.seconds", seconds);
        }
    }

    /**
     * @param sizes of the nested data sets behind the exchange rate of generated for human trajectories, ascending
     * @param thompsonRuns parallel runs of Thompson sampling over the trained policies, as the paper evaluates them
     * @param thompsonRollouts episodes in each
     * @param perturbedGoals goals that each final policy plays under each perturbation of goals and shop
     */
    public record Study(List<Integer> sizes, int thompsonRuns, int thompsonRollouts, int perturbedGoals) {
        public Study {
            sizes = List.copyOf(sizes);
            List<Integer> ascending = sizes.stream().distinct().sorted().toList();
            if (!sizes.equals(ascending) || sizes.stream().anyMatch(size -> size < 1) || sizes.size() == 1) {
                throw new IllegalArgumentException(
                        "study.sizes must hold two or more ascending positive numbers, or none, was " + sizes);
            }
            notNegative("study.thompsonRuns", thompsonRuns);
            notNegative("study.thompsonRollouts", thompsonRollouts);
            notNegative("study.perturbedGoals", perturbedGoals);
        }

        /**
         * The arm, or one arm for each size if it learns from each: {@code humanBySize 25}, {@code humanBySize 75}; none if
         * there are no sizes.
         */
        Stream<Arm> sized(Arm arm) {
            return arm.recipe().isOfEachSize()
                    ? sizes.stream()
                            .map(size -> new Arm(
                                    "%s %d".formatted(arm.name(), size),
                                    arm.recipe().ofSize(size),
                                    arm.budget()))
                    : Stream.of(arm);
        }

        /** Leaves all of them out. */
        public static Study none() {
            return new Study(List.of(), 0, 0, 0);
        }
    }

    /**
     * Prices, in one currency.
     *
     * @param humanTrajectory of having a person walk one
     * @param generationAttempt of sampling one episode to generate a trajectory
     * @param deviceHour of the machine that trains
     * @param gain points of success above imitation, on the curve goals, whose cost is counted
     */
    public record Cost(
            String currency, double humanTrajectory, double generationAttempt, double deviceHour, double gain) {
        public Cost {
            if (currency.isBlank()) {
                throw new IllegalArgumentException("cost.currency must not be blank");
            }
            notNegative("cost.humanTrajectory", humanTrajectory);
            notNegative("cost.generationAttempt", generationAttempt);
            notNegative("cost.deviceHour", deviceHour);
            notNegative("cost.gain", gain);
        }
    }

    public Suite {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        positive("seeds", seeds);
        if (seedsAtMost < seeds) {
            throw new IllegalArgumentException(
                    "seedsAtMost must be at least seeds (%d), was %d".formatted(seeds, seedsAtMost));
        }
        if (!study.sizes.isEmpty() && study.sizes.get(study.sizes.size() - 1) > trajectories.demonstrations) {
            throw new IllegalArgumentException("study.sizes must not exceed trajectories.demonstrations (%d), was %s"
                    .formatted(trajectories.demonstrations, study.sizes));
        }
        within("vocabulary", vocabulary, 100, 100_000);
        notNegative("workers", workers);
        if (!sweep.isEmpty() && evaluation.split != Split.DEV) {
            throw new IllegalArgumentException(
                    "evaluation.split must be dev where sweep has values, since settings are never chosen on test goals, was "
                            + evaluation.split);
        }
        if (!sweep.isEmpty() && judged) {
            throw new IllegalArgumentException(
                    "judged must be false where sweep has values: a choice among settings is no verdict, was true");
        }
    }

    /** {@code benchmarks/suites/NAME.yaml} of the working directory, or the file at a path. */
    public static Suite load(String nameOrPath) {
        return load(nameOrPath, Path.of("benchmarks", "suites"));
    }

    /**
     * @param nameOrPath a name among the YAML files of {@code directory}, or the path of any other
     * @throws InputException if there is no such suite, or the file breaks a rule
     */
    public static Suite load(String nameOrPath, Path directory) {
        return SuiteFile.find(nameOrPath, directory).read();
    }

    /**
     * @param goals of the suite's split that the shop has
     * @throws InputException if the suite asks for more
     */
    public TrialSpec.Amounts amounts(int goals) {
        require("evaluation.goals", evaluation.goals(), goals);
        require("evaluation.curveGoals", evaluation.curveGoals(), goals);
        int played = evaluation.goals() == 0 ? goals : evaluation.goals();
        if (study.perturbedGoals() > played) {
            throw new InputException(
                    "suite %s, study.perturbedGoals: found %d; of the final evaluation's %d goals as many may be perturbed at most; lower it, or raise evaluation.goals"
                            .formatted(name, study.perturbedGoals(), played));
        }
        return new TrialSpec.Amounts(
                trajectories.many(),
                trajectories.few(),
                trajectories.generationAttempts(),
                model.stateTokens(),
                model.actionTokens(),
                evaluation.split(),
                played,
                evaluation.curvePoints(),
                evaluation.curveGoals(),
                evaluation.decodings(),
                evaluation.stepLimit(),
                study.perturbedGoals());
    }

    /** This suite, with so many seeds and as many at most as before. */
    Suite withSeeds(int number) {
        return withSeeds(number, Math.max(number, seedsAtMost));
    }

    Suite withSeedsAtMost(int most) {
        return withSeeds(seeds, most);
    }

    private Suite withSeeds(int number, int most) {
        return new Suite(
                name,
                number,
                most,
                judged,
                budget,
                model,
                vocabulary,
                imitation,
                trajectories,
                evaluation,
                sweep,
                study,
                cost,
                workers,
                jmh);
    }

    /** The budget of arms of this kind; a suite without seconds has none for equal wall-clock. */
    public Budget budget(BudgetKind kind) {
        return kind == BudgetKind.EQUAL_STEPS
                ? new Budget(budget.steps(), budget.episodes(), 0)
                : Budget.ofSeconds(budget.seconds());
    }

    /** Whether arms of this kind run at all. */
    public boolean has(BudgetKind kind) {
        return kind == BudgetKind.EQUAL_STEPS || budget.seconds() > 0;
    }

    private void require(String key, int wanted, int goals) {
        if (wanted > goals) {
            throw new InputException(
                    "suite %s, %s: found %d; the shop has %d %s; take a smaller suite or a shop with more goals"
                            .formatted(
                                    name, key, wanted, goals, evaluation.split().goals()));
        }
    }

    private static void positive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s must be positive, was %d".formatted(key, value));
        }
    }

    private static void notNegative(String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s must not be negative, was %s"
                    .formatted(key, value == Math.rint(value) ? (Object) (long) value : value));
        }
    }

    private static void within(String key, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException("%s must be in [%d, %d], was %d".formatted(key, low, high, value));
        }
    }
}
