package prefbench.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import prefbench.random.Gaussian;
import prefbench.random.RandomStreams;
import prefbench.shop.search.ProductIndex.Hit;

/**
 * The shop's search with a fault in it, as one session meets it. The same words find the same products throughout the session,
 * so that turning pages and coming back work as ever. Not thread-safe.
 *
 * <pre>
 *   search noise        score exp(N(0, {@value #NOISE}^2)), drawn for each query and product, over the best {@value #POOL}
 *   reordered results   a permutation of every page's {@value #PAGE} products: the pages hold what they held
 *   dropped products    each product but the goal's own is gone with probability {@value #GONE}; those behind move up
 * </pre>
 *
 * <p>Noise leaves WebShop's special forms alone, which have no scores.
 */
final class PerturbedSearch implements Session.Finder {
    static final double NOISE = 0.2;
    static final double GONE = 0.1;
    static final int POOL = 4 * ProductSearch.LIMIT;
    static final int PAGE = Session.PAGE_SIZE;

    private final ProductSearch search;
    private final Perturbation kind;
    private final Goal goal;
    private final RandomStreams streams;
    private final Map<List<String>, int[]> found = new HashMap<>();

    PerturbedSearch(ProductSearch search, Perturbation kind, Goal goal, RandomStreams streams) {
        this.search = search;
        this.kind = kind;
        this.goal = goal;
        this.streams = streams;
    }

    @Override
    public List<Product> find(List<String> keywords) {
        return search.catalog().at(found.computeIfAbsent(keywords, this::positions));
    }

    private int[] positions(List<String> keywords) {
        return switch (kind) {
            case SEARCH_NOISE ->
                ProductSearch.special(keywords) ? search.positions(keywords) : noisy(String.join(" ", keywords));
            case REORDERED_RESULTS -> reordered(search.positions(keywords).clone(), String.join(" ", keywords));
            case DROPPED_PRODUCTS -> left(keywords);
            case MISSPELLINGS, PARAPHRASES, UNSEEN_CATEGORIES -> search.positions(keywords);
        };
    }

    private int[] noisy(String words) {
        record Scored(int position, double score) {}
        RandomStreams noise = streams.child("noise " + words);
        List<Scored> scored = new ArrayList<>();
        for (Hit hit : search.hits(words, POOL)) {
            float[] normal = new float[1];
            Gaussian.fill(normal, noise.stream("product", hit.position()), NOISE);
            scored.add(new Scored(hit.position(), hit.score() * StrictMath.exp(normal[0])));
        }
        // The sort is stable: equal scores stay as they were ranked.
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored.stream()
                .limit(ProductSearch.LIMIT)
                .mapToInt(Scored::position)
                .toArray();
    }

    private int[] reordered(int[] positions, String words) {
        SplittableRandom random = streams.stream("order " + words);
        for (int from = 0; from < positions.length; from += PAGE) {
            for (int i = Math.min(from + PAGE, positions.length) - 1; i > from; i--) {
                int j = from + random.nextInt(i - from + 1);
                int swapped = positions[i];
                positions[i] = positions[j];
                positions[j] = swapped;
            }
        }
        return positions;
    }

    private int[] left(List<String> keywords) {
        if (ProductSearch.special(keywords)) {
            return Arrays.stream(search.positions(keywords)).filter(this::there).toArray();
        }
        return search.hits(String.join(" ", keywords), POOL).stream()
                .mapToInt(Hit::position)
                .filter(this::there)
                .limit(ProductSearch.LIMIT)
                .toArray();
    }

    private boolean there(int position) {
        return streams.stream("product", position).nextDouble() >= GONE
                || search.catalog().position(goal.asin()).orElse(-1) == position;
    }
}
