package prefbench.stats.bandit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import prefbench.random.RandomStreams;
import prefbench.stats.BetaPosterior;

/**
 * A Beta-Bernoulli bandit: rollouts one by one, each by the arm that the allocation picks from the results so far.
 *
 * <pre>
 *   rate of arm i ~ Beta(a + successes_i, b + failures_i)                    a, b: the prior's
 *
 *   Bandit paper = new Bandit(Allocation.THOMPSON, BetaPosterior.uniform(), 1000);
 *   List&lt;BanditRun&gt; runs = paper.runs(3, goals.arms().size(), goals::rollouts, streams, 100, 200, 500);
 * </pre>
 *
 * The paper states neither prior nor posterior; Beta(1, 1) is the usual one. Deterministic in its arguments.
 *
 * @param allocation which arm is next
 * @param prior of each arm's success rate
 * @param rollouts > 0
 */
public record Bandit(Allocation allocation, BetaPosterior prior, int rollouts) {

    public Bandit {
        if (rollouts < 1) {
            throw new IllegalArgumentException("rollouts must be positive, was " + rollouts);
        }
    }

    /** Plays all rollouts; {@code looks} are the numbers of rollouts at which the standing is kept. */
    public BanditRun run(int arms, Rollouts play, RandomStreams streams, int... looks) {
        if (arms < 1) {
            throw new IllegalArgumentException("arms must be positive, was " + arms);
        }
        boolean[] kept = kept(looks);
        List<Tally> tallies = new ArrayList<>(Collections.nCopies(arms, Tally.NONE));
        List<BetaPosterior> posteriors = new ArrayList<>(Collections.nCopies(arms, prior));
        List<Standing> path = new ArrayList<>();
        for (int rollout = 0; rollout < rollouts; rollout++) {
            int arm = allocation.choose(posteriors, rollout, streams);
            Tally tally = tallies.get(arm).plus(play.play(arm, rollout));
            tallies.set(arm, tally);
            posteriors.set(arm, tally.posterior(prior));
            if (kept[rollout + 1]) {
                path.add(new Standing(rollout + 1, prior, tallies));
            }
        }
        return new BanditRun(this, path);
    }

    /** Runs of their own randomness, in choices as in rollouts; the first few stay the same when more are asked for. */
    public List<BanditRun> runs(
            int runs, int arms, Function<RandomStreams, Rollouts> play, RandomStreams streams, int... looks) {
        return IntStream.range(0, runs)
                .mapToObj(run -> {
                    RandomStreams own = streams.child("run", run);
                    return run(arms, play.apply(own.child("play")), own.child("choice"), looks);
                })
                .toList();
    }

    private boolean[] kept(int... looks) {
        boolean[] kept = new boolean[rollouts + 1];
        kept[rollouts] = true;
        for (int look : looks) {
            if (look < 1 || look > rollouts) {
                throw new IllegalArgumentException(
                        "looks must be from 1 to %d, was %s".formatted(rollouts, Arrays.toString(looks)));
            }
            kept[look] = true;
        }
        return kept;
    }
}
