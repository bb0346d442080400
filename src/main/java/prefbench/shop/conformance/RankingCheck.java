package prefbench.shop.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prefbench.shop.JsonFile;
import prefbench.shop.JsonRecord;
import prefbench.shop.Ranked;
import prefbench.shop.Shop;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

/**
 * Repeats recorded searches: products and their order must be equal, recorded scores up to {@link #TOLERANCE}. {@code <r>}
 * finds products at random, without a seed in the original, so only their number can be compared.
 */
final class RankingCheck {
    /** Relative: scores are single precision, of which a recording shows eight digits. */
    static final double TOLERANCE = 1e-6;

    private static final String RANDOM = "<r>";

    private final Shop shop;
    private int scores;

    RankingCheck(Shop shop) {
        this.shop = shop;
    }

    /** A product as recorded; the score is NaN where none is. */
    private record Hit(String asin, double score) {}

    void check(Path file, Tally tally) {
        new JsonFile(file).forEachMember((query, node) -> tally.add(check(file, query, node)));
    }

    String note() {
        return "%d scores compared to within %s of their size".formatted(scores, TOLERANCE);
    }

    private Optional<Difference> check(Path file, String query, JsonNode node) {
        List<Hit> expected = hits(file, query, node);
        List<Ranked> found = shop.ranking(query);
        Comparison comparison = new Comparison("%s, query [%s]".formatted(file.getFileName(), query));
        if (query.split(" ", 2)[0].equals(RANDOM)) {
            return comparison
                    .same("number of products", expected.size(), found.size())
                    .difference();
        }
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            String rank = "rank " + (i + 1);
            comparison.same(rank, expected.get(i).asin(), found.get(i).asin());
            double score = expected.get(i).score();
            if (!Double.isNaN(score)) {
                scores++;
                if (!(Math.abs(score - found.get(i).score()) <= TOLERANCE * Math.abs(score))) {
                    comparison.same(rank + ", score", score, found.get(i).score());
                }
            }
        }
        return comparison
                .same("number of products", expected.size(), found.size())
                .difference();
    }

    private static List<Hit> hits(Path file, String query, JsonNode node) {
        List<Hit> hits = new ArrayList<>();
        if (!node.isArray()) {
            throw malformed(file, query, node);
        }
        for (JsonNode hit : node) {
            if (hit.isString()) {
                hits.add(new Hit(hit.stringValue(), Double.NaN));
            } else if (hit.isArray()
                    && hit.size() == 2
                    && hit.get(0).isString()
                    && hit.get(1).isNumber()) {
                hits.add(new Hit(hit.get(0).stringValue(), hit.get(1).doubleValue()));
            } else {
                throw malformed(file, query, hit);
            }
        }
        return hits;
    }

    private static InputException malformed(Path file, String query, JsonNode found) {
        return InputException.in(
                file,
                "query [%s]".formatted(query),
                JsonRecord.shown(found),
                "a ranking is a list of asins, or of pairs of asin and score",
                "correct or remove the record");
    }
}
