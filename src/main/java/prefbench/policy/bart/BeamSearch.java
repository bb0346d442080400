package prefbench.policy.bart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Beam search with early stopping, as HuggingFace's (transformers 4): keep the {@code beams} most probable unfinished
 * sequences; a sequence that ends among the best {@code beams} candidates of a step joins the pool of finished ones, scored
 * by its mean log-probability.
 *
 * <pre>  score(y) = log p(y | x) / length(y)</pre>
 *
 * The search ends when the pool holds {@code beams} hypotheses, or at {@code maxLength} tokens, the start token counted; then
 * the unfinished ones compete too. One beam is greedy search. Equal totals go to the earlier beam, then to the smaller token. No
 * token is forced or forbidden, and there is no length penalty other than the mean. Thread-safe.
 */
final class BeamSearch {
    private static final double NO_BEAM = -1e9;

    private final int beams;
    private final int maxLength;
    private final Unfinished unfinished;
    private final Consumer<Step> observer;

    /** What a hypothesis that was cut off at {@code maxLength} is divided by. */
    enum Unfinished {
        /** Its generated tokens, one fewer than {@code maxLength}: the same measure as for finished ones. */
        GENERATED_TOKENS,
        /** {@code maxLength}, as transformers 4 does; that favours what did not end. */
        MAX_LENGTH
    }

    /** Log-probabilities of the next token. */
    interface Model {
        /**
         * @param parents row of the last call that each beam goes on from
         * @param tokens that each beam takes; the start token at first
         * @return for each beam and token
         */
        double[][] logProbabilities(int[] parents, int[] tokens);
    }

    /**
     * @param tokens with the start token, and {@code </s>} if finished
     * @param sum of log-probabilities
     */
    record Hypothesis(int[] tokens, double sum, double score, boolean finished) {}

    /** The beams after a step, and how many hypotheses the pool of finished ones holds. */
    record Step(List<int[]> beams, double[] sums, int finished) {}

    private record Candidate(int beam, int token, double total) {}

    private record Beam(int[] tokens, double sum) {
        int[] and(int token) {
            int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
            longer[tokens.length] = token;
            return longer;
        }
    }

    BeamSearch(int beams, int maxLength, Unfinished unfinished) {
        this(beams, maxLength, unfinished, step -> {});
    }

    BeamSearch(int beams, int maxLength, Unfinished unfinished, Consumer<Step> observer) {
        if (beams < 1 || maxLength < 2) {
            throw new IllegalArgumentException(
                    "beams must be positive and maxLength at least 2, were %d and %d".formatted(beams, maxLength));
        }
        this.beams = beams;
        this.maxLength = maxLength;
        this.unfinished = unfinished;
        this.observer = observer;
    }

    /** At most {@code beams} hypotheses, best first. */
    List<Hypothesis> run(Model model) {
        List<Hypothesis> pool = new ArrayList<>();
        List<Beam> running = new ArrayList<>();
        int[] start = {BartNetwork.END};
        for (int i = 0; i < beams; i++) {
            running.add(new Beam(start, i == 0 ? 0 : NO_BEAM));
        }
        int[] parents = new int[beams];
        while (pool.size() < beams && running.get(0).tokens.length < maxLength) {
            List<Candidate> best = best(running, model.logProbabilities(parents, lastTokens(running)));
            List<Beam> next = new ArrayList<>();
            for (int rank = 0; next.size() < beams; rank++) {
                Candidate candidate = best.get(rank);
                int[] tokens = running.get(candidate.beam).and(candidate.token);
                if (candidate.token != BartNetwork.END) {
                    parents[next.size()] = candidate.beam;
                    next.add(new Beam(tokens, candidate.total));
                } else if (rank < beams) {
                    add(pool, new Hypothesis(tokens, candidate.total, candidate.total / (tokens.length - 1), true));
                }
            }
            running = next;
            show(running, pool.size());
        }
        if (pool.size() < beams) {
            double length = unfinished == Unfinished.MAX_LENGTH ? maxLength : maxLength - 1;
            running.forEach(beam -> add(pool, new Hypothesis(beam.tokens, beam.sum, beam.sum / length, false)));
        }
        pool.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        return pool;
    }

    private void add(List<Hypothesis> pool, Hypothesis hypothesis) {
        pool.add(hypothesis);
        if (pool.size() > beams) {
            pool.remove(Collections.min(pool, Comparator.comparingDouble(Hypothesis::score)));
        }
    }

    private static int[] lastTokens(List<Beam> running) {
        return running.stream()
                .mapToInt(beam -> beam.tokens[beam.tokens.length - 1])
                .toArray();
    }

    /** Twice as many as there are beams, best first: enough, since a beam can end in one way only. */
    private List<Candidate> best(List<Beam> running, double[][] logProbabilities) {
        int most = 2 * beams;
        List<Candidate> best = new ArrayList<>();
        for (int beam = 0; beam < running.size(); beam++) {
            double sum = running.get(beam).sum;
            for (int token = 0; token < logProbabilities[beam].length; token++) {
                double total = sum + logProbabilities[beam][token];
                if (best.size() == most && !(total > best.get(most - 1).total)) {
                    continue;
                }
                int place = best.size();
                while (place > 0 && total > best.get(place - 1).total) {
                    place--;
                }
                best.add(place, new Candidate(beam, token, total));
                if (best.size() > most) {
                    best.remove(most);
                }
            }
        }
        return best;
    }

    private void show(List<Beam> running, int finished) {
        observer.accept(new Step(
                running.stream().map(Beam::tokens).toList(),
                running.stream().mapToDouble(Beam::sum).toArray(),
                finished));
    }
}
