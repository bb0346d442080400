package prefbench.stats.bandit;

import java.util.List;

/**
 * What a bandit's rollouts came to.
 *
 * @param bandit the settings
 * @param path the standing at the rollouts asked for, and at the end
 */
public record BanditRun(Bandit bandit, List<Standing> path) {

    public BanditRun {
        path = List.copyOf(path);
        if (path.isEmpty() || last(path).rollouts() != bandit.rollouts()) {
            throw new IllegalArgumentException("the path must end at rollout " + bandit.rollouts());
        }
    }

    public Standing end() {
        return last(path);
    }

    private static Standing last(List<Standing> path) {
        return path.get(path.size() - 1);
    }
}
