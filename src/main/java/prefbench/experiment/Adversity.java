package prefbench.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.Perturbed;
import prefbench.policy.Policy;
import prefbench.shop.Goal;
import prefbench.shop.Perturbation;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Elsewhere;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectoryFiles;

/**
 * A final policy under each {@link Perturbation}: the first {@code perturbedGoals} goals of the final evaluation once more,
 * with the same luck of a sampled decoding, so that any difference is the perturbation's doing.
 *
 * <p>For {@link Perturbation#UNSEEN_CATEGORIES} the goals are others: those of the split whose product was scraped under a
 * query that no training goal and no demonstration has. Where they are fewer than wanted and the shop is the made-up one, those
 * of the made-up shop {@link Elsewhere}, which sells nothing of what the standard one sells, are played there instead. Of a
 * shop of a user's as many are played as there are; without any, the perturbation is left out.
 */
record Adversity(Scene scene, Policy policy) {

    List<Perturbed> play() {
        List<Perturbed> played = new ArrayList<>();
        List<Goal> goals = scene.goals(wanted());
        for (Perturbation perturbation : Perturbation.values()) {
            if (perturbation == Perturbation.UNSEEN_CATEGORIES) {
                unseen().ifPresent(played::add);
            } else {
                played.add(played(
                        perturbation,
                        scene.shop(),
                        scene.examination()
                                .evaluate(
                                        policy, goals, goal -> scene.shop().session(goal, perturbation), decoding())));
            }
        }
        return played;
    }

    private static Perturbed played(Perturbation perturbation, Shop shop, Evaluation evaluation) {
        return new Perturbed(perturbation, shop.hash(), evaluation);
    }

    private int wanted() {
        return scene.spec().amounts().perturbedGoals();
    }

    private Decoding decoding() {
        return scene.spec().amounts().decodings().get(0);
    }

    private Optional<Perturbed> unseen() {
        List<Goal> own = ofUnseenKinds();
        if (own.size() < wanted() && Elsewhere.isApartFrom(scene.shop().hash())) {
            return Optional.of(elsewhere());
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(playedUsually(scene.shop(), own));
    }

    private Perturbed playedUsually(Shop shop, List<Goal> goals) {
        List<Goal> first = goals.subList(0, Math.min(wanted(), goals.size()));
        return played(
                Perturbation.UNSEEN_CATEGORIES, shop, scene.examination(shop).evaluate(policy, first, decoding()));
    }

    private Perturbed elsewhere() {
        try (Elsewhere elsewhere = Elsewhere.open(scene.spec().data().shopOptions())) {
            Split split = scene.spec().amounts().split();
            return playedUsually(elsewhere.shop(), split.of(elsewhere.shop().splits()));
        }
    }

    private List<Goal> ofUnseenKinds() {
        Set<String> seen = new HashSet<>();
        scene.shop().splits().train().forEach(goal -> seen.add(goal.query()));
        List<Goal> all = scene.shop().goals();
        for (Trajectory walk :
                TrajectoryFiles.read(Path.of(scene.spec().places().demonstrations()))) {
            if (walk.goal() >= 0) {
                seen.add(all.get(walk.goal()).query());
            }
        }
        return scene.spec().amounts().split().of(scene.shop().splits()).stream()
                .filter(goal -> !seen.contains(goal.query()))
                .toList();
    }
}
