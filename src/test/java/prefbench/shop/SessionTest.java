package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

    @Test
    void walksByTheActionsThatAPolicySees() {
        try (Shop shop = Golden.shop(GoalKind.HUMAN, 0)) {
            Session session = shop.session(shop.goals().get(11));
            assertThat(session.validActions()).isEmpty();
            session.step(new Action.Search("women's sandals rubber sole ankle strap"));
            assertThat(session.validActions())
                    .startsWith(
                            "click[back to search]",
                            "click[next >]",
                            "click[item - acme women's casual leather sandals with rubber sole]");
            session.stepAs("click[item - acme women's casual leather sandals with rubber sole]");
            assertThat(session.page()).isInstanceOf(ItemPage.class);
            assertThat(session.validActions())
                    .startsWith("click[back to search]", "click[< prev]", "click[description]")
                    .endsWith("click[black]", "click[navy blue]", "click[rose gold | pink]");
            session.stepAs("click[7 wide]");
            session.stepAs("click[navy blue]");
            assertThat(session.done()).isFalse();
            assertThat(session.reward()).isEqualTo(Reward.NONE);
            assertThat(session.stepAs("click[buy now]")).isEqualTo(new Session.Step(1, true));
            assertThat(session.done()).isTrue();
            assertThat(session.reward().success()).isTrue();
            assertThat(session.reward().options()).isEqualTo(1);
            assertThat(session.validActions()).isEmpty();
        }
    }

    @Test
    void ofEqualTitlesTheFirstIsMeant(@TempDir Path directory) throws IOException {
        String product = """
                {"asin": "%s", "name": "Red Lamp [2 Pack]", "full_description": "", "small_description": [], "pricing": "",
                 "images": ["i.jpg"], "product_category": "Home", "category": "garden", "query": "lamps",
                 "customization_options": ""}""";
        Files.writeString(
                directory.resolve("items_shuffle.json"),
                "[" + product.formatted("B2") + "," + product.formatted("B1") + "]");
        Files.writeString(directory.resolve("items_ins_v2.json"), """
                {"B1": {"attributes": ["red"], "instruction": "Find me red lamps", "instruction_attributes": ["red"]}, "B2": {}}""");
        try (Shop shop = Shop.open(directory)) {
            Session session = shop.session(shop.goals().get(0));
            session.step(new Action.Search("lamp"));
            assertThat(session.validActions())
                    .containsExactly("click[back to search]", "click[next >]", "click[item - red lamp [2 pack]]");
            session.stepAs("click[item - red lamp [2 pack]]");
            assertThat(session.page())
                    .isInstanceOfSatisfying(
                            ItemPage.class,
                            page -> assertThat(page.product().asin()).isEqualTo("B1"));
        }
    }

    @Test
    void anOptionOfTheNameSearchCannotBeClicked(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("items_shuffle.json"), """
                [{"asin": "B1", "name": "Guide", "full_description": "", "small_description": [], "pricing": "",
                  "images": ["i.jpg"], "product_category": "Books", "category": "garden", "query": "books",
                  "customization_options": {"Topic": [{"value": "Search"}, {"value": "Sort"}]}}]""");
        Files.writeString(directory.resolve("items_ins_v2.json"), """
                {"B1": {"attributes": ["a"], "instruction": "Find me books", "instruction_attributes": ["a"]}}""");
        try (Shop shop = Shop.open(directory)) {
            Session session = shop.session(shop.goals().get(0));
            session.step(new Action.Search("guide"));
            session.step(new Action.Click("b1"));
            assertThat(session.page().clickables()).endsWith("search", "sort");
            session.step(new Action.Click("search"));
            assertThat(session.snapshot().options()).isEmpty();
            session.step(new Action.Click("sort"));
            assertThat(session.snapshot().options()).containsExactly(entry("topic", "sort"));
        }
    }
}
