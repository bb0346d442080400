package prefbench.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import prefbench.experiment.Arm;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Decoding;
import prefbench.experiment.DoseResponse;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialResult;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.learn.Recipe;
import prefbench.learn.Untrained;
import prefbench.random.RandomStreams;
import prefbench.report.Evidence.Study;
import prefbench.stats.BetaPosterior;
import prefbench.stats.bandit.Allocation;
import prefbench.stats.bandit.Bandit;
import prefbench.stats.bandit.BanditRun;
import prefbench.stats.bandit.Outcome;
import prefbench.stats.bandit.PlayedGoals;

/**
 * Trained policies as the arms of a bandit, as Feng and Feng (arXiv 2408.16032, §4.1) evaluate theirs: each rollout picks an
 * arm, plays one episode on a test goal drawn at random, and tells the bandit whether it succeeded. An episode's outcome is
 * looked up in the final evaluation: greedy policies would repeat it to the last click, and of sampled ones the one sample for
 * each goal is what there is. Run r has the policies of the r-th training seed, in turn.
 *
 * @param arms those that train, but for arms of data sizes, and the imitation policy they started from; a dozen sizes, of which
 *     several are alike, would leave each hardly a rollout
 * @param seed of the trained ones
 */
record Contest(String experiment, Suite.Study amounts, int run, long seed, Decoding decoding, List<Entrant> arms) {
    private static final RandomStreams STREAMS = Keys.DRAWS.child("thompson");

    /** A policy and what it made of each goal. */
    record Entrant(String name, Recipe recipe, List<Outcome> outcomes) {
        double rate() {
            return (double) outcomes.stream().filter(Outcome::success).count() / outcomes.size();
        }
    }

    /** One for each run that the suite asks for; none where fewer than two policies have results. */
    static List<Contest> of(Study study) {
        Suite suite = study.comparison().suite();
        List<Long> seeds = study.arms().stream()
                .filter(arm -> arm.arm().trains())
                .flatMap(arm -> arm.results().stream())
                .map(result -> result.spec().seed())
                .distinct()
                .sorted()
                .toList();
        if (seeds.isEmpty() || suite.study().thompsonRollouts() == 0) {
            return List.of();
        }
        Set<Arm> sizes = DoseResponse.families(study.comparison()).stream()
                .flatMap(
                        family -> family.doses().stream().map(dose -> dose.arm().arm()))
                .collect(Collectors.toSet());
        List<ArmTrials> entered =
                study.arms().stream().filter(arm -> !sizes.contains(arm.arm())).toList();
        return IntStream.range(0, suite.study().thompsonRuns())
                .mapToObj(run -> of(study, entered, run, seeds.get(run % seeds.size())))
                .filter(contest -> contest.arms.size() > 1)
                .toList();
    }

    private static Contest of(Study study, List<ArmTrials> entered, int run, long seed) {
        Suite suite = study.comparison().suite();
        Decoding decoding = suite.evaluation().decodings().get(0);
        List<Entrant> arms = entered.stream()
                .filter(arm -> arm.arm().trains() || arm.arm().recipe().equals(Untrained.imitation()))
                .flatMap(arm -> entrant(arm, seed, decoding).stream())
                .toList();
        return new Contest(study.name(), suite.study(), run, seed, decoding, arms);
    }

    private static Optional<Entrant> entrant(ArmTrials arm, long seed, Decoding decoding) {
        return arm.results().stream()
                .filter(result -> !arm.arm().trains() || result.spec().seed() == seed)
                .findFirst()
                .map(result -> new Entrant(arm.arm().name(), arm.arm().recipe(), outcomes(result, decoding)));
    }

    private static List<Outcome> outcomes(TrialResult result, Decoding decoding) {
        Evaluation evaluation = result.evaluations().stream()
                .filter(each -> each.decoding() == decoding)
                .findFirst()
                .orElseThrow();
        return evaluation.outcomes().stream()
                .map(outcome -> new Outcome(outcome.reward(), outcome.succeeded()))
                .toList();
    }

    int goals() {
        return arms.get(0).outcomes.size();
    }

    /** Under Beta(1, 1) priors; the same goals in the same order, whatever the allocation. */
    BanditRun play(Allocation allocation, int... looks) {
        PlayedGoals goals = new PlayedGoals(arms.stream().map(Entrant::outcomes).toList());
        RandomStreams own = STREAMS.child(experiment, run);
        return bandit(allocation).run(arms.size(), goals.rollouts(own.child("play")), own.child("choice"), looks);
    }

    Bandit bandit(Allocation allocation) {
        return new Bandit(allocation, BetaPosterior.uniform(), amounts.thompsonRollouts());
    }

    double[] rates() {
        return arms.stream().mapToDouble(Entrant::rate).toArray();
    }

    /** For simulations with arms of these rates. */
    RandomStreams simulation() {
        return STREAMS.child(experiment).child("bias");
    }
}
