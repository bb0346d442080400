package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prefbench.text.NounTagger;
import prefbench.text.OpenNlpNounTagger;
import tools.jackson.databind.JsonNode;

/** How near the bundled tagger comes to spaCy's; prints its tables. */
class SpacyAgreementTest {
    private final NounTagger tagger = new OpenNlpNounTagger();

    /** A recorded title score is a fraction: the goal's title has a multiple of its denominator of nouns. */
    @Test
    void sixOfNineTitlesHaveANumberOfNounsThatTheRealSitesScoresAllow() {
        int equal = 0;
        int missed = 0;
        for (JsonNode anchor : RealData.given().read("spacy_anchors.json").get("anchors")) {
            int denominator =
                    Integer.parseInt(anchor.get("fraction").stringValue().split("/")[1]);
            List<String> nouns = tagger.nouns(anchor.get("goal_name").stringValue());
            int nearest = denominator * Math.max(1, Math.round(nouns.size() / (float) denominator));
            System.out.printf(
                    "%s: %d nouns, spaCy a multiple of %d%n",
                    anchor.get("goal_asin").stringValue(), nouns.size(), denominator);
            equal += nouns.size() == nearest ? 1 : 0;
            missed += Math.abs(nouns.size() - nearest);
            if (anchor.get("goal_asin").equals(anchor.get("purchased_asin"))) {
                double score = new TitleNouns(nouns).score(new HashSet<>(nouns));
                assertThat(score).as("its own title, by spaCy 0.913").isBetween(0.95, 0.96);
            }
        }
        assertThat(equal).isEqualTo(6);
        assertThat(missed).as("nouns too many or too few, in all").isEqualTo(6);
    }

    /** Their nouns are those of a tagger by rules, not of spaCy: this shows how much a tagger matters for rewards. */
    @Test
    void theTypeRewardAgreesWithTheOneOfTheRecordedNouns() {
        RealData real = RealData.given();
        int rows = 0;
        int equal = 0;
        double apart = 0;
        try (Shop shop = Shop.open(real.shop(), GoalKind.SYNTHETIC)) {
            for (JsonNode row : real.read("real1k/rewards.json").get("rows")) {
                Optional<Product> product =
                        shop.catalog().product(row.get("asin").stringValue());
                List<String> nouns = tagger.nouns(row.get("goal").get("name").stringValue());
                double score = new TitleNouns(nouns)
                        .score(new HashSet<>(tagger.nouns(product.orElseThrow().title())));
                JsonNode info = row.get("info");
                TypeMatch type = TypeMatch.of(
                        info.get("query_match").booleanValue(),
                        info.get("category_match").booleanValue(),
                        score);
                rows++;
                equal += type.factor() == info.get("r_type").doubleValue() ? 1 : 0;
                apart += Math.abs(score - info.get("title_score").doubleValue());
            }
        }
        System.out.printf(
                Locale.ROOT,
                "type reward equal to that of recorded nouns in %d of %d rows; title scores %.3f apart%n",
                equal,
                rows,
                apart / rows);
        assertThat(equal / (double) rows).isGreaterThan(0.9);
    }
}
