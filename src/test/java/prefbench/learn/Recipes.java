package prefbench.learn;

import java.util.List;
import java.util.stream.Stream;
import prefbench.trajectory.TrajectorySource;

/** One recipe of each kind that trains, and of each variant with a path of its own, in small. A new one needs a line here. */
public final class Recipes {
    private Recipes() {}

    public static List<Recipe> training() {
        return Stream.concat(onData().stream(), inShop().stream()).toList();
    }

    public static List<Recipe> onData() {
        Dpo dpo = Dpo.on(TrajectorySource.humanTrajectories());
        return List.of(
                dpo,
                dpo.trajectoryLevel(),
                dpo.discountedTrajectoryLevel(0.9),
                dpo.firstDivergence(),
                dpo.referenceFree(),
                dpo.loss(PreferenceLoss.CDPO, 0.1),
                dpo.loss(PreferenceLoss.ROBUST, 0.1),
                dpo.loss(PreferenceLoss.EXO_PAIR, 0.1),
                FilteredCloning.on(TrajectorySource.humanTrajectories()).round(1, 1, 6));
    }

    public static List<Recipe> inShop() {
        return List.of(
                Ppo.inShop().rollout(2, 4, 1, 4).imitationWeight(0.1),
                Ppo.modern().rollout(2, 4, 1, 4).kl(KlPenalty.inLoss(0.1)),
                Ppo.modern().rollout(2, 4, 1, 4).kl(KlPenalty.inReward(0.2).adaptive(0.01, 100)),
                A2c.inShop().rollout(2, 3).imitationWeight(0.1),
                Reinforce.inShop().episodes(3),
                Reinforce.inShop().episodes(3).baseline(Baseline.BATCH_MEAN),
                Reinforce.inShop().episodes(3).baseline(Baseline.RUNNING_MEAN),
                Reinforce.inShop().episodes(3).baseline(Baseline.NONE),
                Grpo.inShop().rollout(2, 4, 2),
                Grpo.drGrpo().rollout(2, 4, 1),
                FilteredCloning.inShop().threshold(0).round(3, 1, 8),
                FilteredCloning.inShop().threshold(0).ofReference().asWalked().round(3, 2, 8));
    }
}
