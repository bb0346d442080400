package prefbench.stats.bandit;

import prefbench.stats.BetaPosterior;

/**
 * One arm's rollouts so far.
 *
 * @param pulls how often it was played
 * @param successes of these
 * @param scores their sum
 */
public record Tally(int pulls, int successes, double scores) {
    static final Tally NONE = new Tally(0, 0, 0);

    public Tally {
        if (successes < 0 || successes > pulls) {
            throw new IllegalArgumentException(
                    "successes must be from 0 to pulls, were %d of %d".formatted(successes, pulls));
        }
    }

    Tally plus(Outcome outcome) {
        return new Tally(pulls + 1, successes + (outcome.success() ? 1 : 0), scores + outcome.score());
    }

    /** The share of successes; NaN for an arm never pulled. */
    public double rate() {
        return (double) successes / pulls;
    }

    /** NaN for an arm never pulled. */
    public double meanScore() {
        return scores / pulls;
    }

    public BetaPosterior posterior(BetaPosterior prior) {
        return prior.after(successes, pulls);
    }
}
