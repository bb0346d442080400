package prefbench.trajectory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.GoalOption;
import prefbench.shop.ItemPage;
import prefbench.shop.Page;
import prefbench.shop.Product;
import prefbench.shop.ResultsPage;
import prefbench.shop.SearchPage;
import prefbench.shop.Shop;
import prefbench.shop.SubPage;
import tools.jackson.databind.JsonNode;

/**
 * One session of WebShop's web application, from its log: a line for each page view. The log holds no page texts, so the
 * clicks between the views are inferred and repeated in the shop.
 */
final class SessionLog {
    private final Shop shop;
    private final QueryWriter queries;
    private final List<JsonLine> views;

    SessionLog(Shop shop, QueryWriter queries, List<JsonLine> views) {
        this.shop = shop;
        this.queries = queries;
        this.views = views;
    }

    static boolean is(JsonLine line) {
        return line.has("page") && line.has("goal") && line.has("url");
    }

    /** The session that a view belongs to: the first part of its address, or the second after the kind of page. */
    static String session(JsonLine view) {
        String[] parts = view.text("url").split("/", -1);
        if (parts.length < 4) {
            throw view.fault(
                    "url [%s]".formatted(view.text("url")),
                    "it must name the session after the host",
                    "repair or delete the line");
        }
        return view.text("page").equals("index") || parts.length < 5 ? parts[3] : parts[4];
    }

    /** Adds the session's trajectory, or counts why it cannot be repeated. */
    void replayInto(Reading.Builder reading, Map<String, Goal> goals) {
        Goal goal = goal(views.get(0).object("goal"), goals);
        if (shop.catalog().product(goal.asin()).isEmpty()) {
            reading.skip("the wanted product is not in this catalogue");
            return;
        }
        Walk walk = new Walk(shop, goal, this::candidates);
        for (JsonLine view : views) {
            if (walk.bought()) {
                break;
            }
            for (String action : actions(view, walk)) {
                int index = walk.state().actions().indexOf(action);
                if (index < 0) {
                    reading.skip("a click of the log is not possible in this catalogue");
                    return;
                }
                walk.take(index);
            }
            if (!shows(view, walk)) {
                reading.skip("a click of the log is not possible in this catalogue");
                return;
            }
        }
        Trajectory trajectory = walk.trajectory(Trajectory.Provenance.HUMAN);
        if (trajectory.steps().isEmpty()) {
            reading.skip("a session without a click");
            return;
        }
        reading.add(trajectory);
    }

    /** What the query writer offers, and after that what this person typed. */
    private List<String> candidates(String instruction) {
        Set<String> all = new LinkedHashSet<>(queries.candidates(instruction));
        for (JsonLine view : views) {
            if (view.text("page").equals("search_results")) {
                all.add(keywords(view));
            }
        }
        return List.copyOf(all);
    }

    private static List<String> actions(JsonLine view, Walk walk) {
        return switch (view.text("page")) {
            case "index" -> walk.page() instanceof SearchPage ? List.of() : List.of("click[back to search]");
            case "search_results" -> List.of(toResults(view, walk));
            case "item_page" -> toItem(view, walk);
            case "item_sub_page" -> List.of("click[" + section(view) + "]");
            case "done" -> List.of("click[buy now]");
            default ->
                throw view.fault(
                        "page [%s]".formatted(view.text("page")),
                        "it must be index, search_results, item_page, item_sub_page or done",
                        "repair or delete the line");
        };
    }

    /** Whether the walk stands on the page that the view names. */
    private static boolean shows(JsonLine view, Walk walk) {
        Page page = walk.page();
        return switch (view.text("page")) {
            case "index" -> page instanceof SearchPage;
            case "search_results" -> page instanceof ResultsPage;
            case "item_page" ->
                page instanceof ItemPage item
                        && item.product()
                                .asin()
                                .equalsIgnoreCase(view.object("content").text("asin"));
            case "item_sub_page" -> page instanceof SubPage;
            default -> walk.bought();
        };
    }

    private static String toResults(JsonLine view, Walk walk) {
        if (walk.page() instanceof SearchPage) {
            return "search[" + keywords(view) + "]";
        }
        int page = view.object("content").node().path("page").asInt(1);
        return walk.page() instanceof ResultsPage results && page > results.number()
                ? "click[next >]"
                : "click[< prev]";
    }

    private static List<String> toItem(JsonLine view, Walk walk) {
        if (walk.page() instanceof SubPage) {
            return List.of("click[< prev]");
        }
        JsonLine content = view.object("content");
        if (walk.page() instanceof ResultsPage results) {
            String asin = content.text("asin").toUpperCase(Locale.ROOT);
            Optional<Product> product = results.products().stream()
                    .filter(offered -> offered.asin().equals(asin))
                    .findFirst();
            return List.of(product.map(p -> "click[item - " + p.title().toLowerCase(Locale.ROOT) + "]")
                    .orElse("click[" + asin + "]"));
        }
        List<String> clicks = new ArrayList<>();
        if (walk.page() instanceof ItemPage item) {
            content.object("options").node().properties().forEach(option -> {
                String value = option.getValue().asString();
                if (!value.equals(item.selected().get(option.getKey()))) {
                    clicks.add("click[" + value + "]");
                }
            });
        }
        return clicks;
    }

    private static String section(JsonLine view) {
        String url = view.text("url");
        for (SubPage.Section section : SubPage.Section.values()) {
            if (url.contains("/" + section.label() + "/")) {
                return section.label().toLowerCase(Locale.ROOT);
            }
        }
        throw view.fault(
                "url [%s]".formatted(url),
                "a sub page's address must hold one of " + List.of(SubPage.Section.values()),
                "repair or delete the line");
    }

    private static String keywords(JsonLine view) {
        return String.join(" ", view.object("content").texts("keywords")).toLowerCase(Locale.ROOT);
    }

    /** The goal as the log has it, price ceiling and all; its index is that of the shop's goal with the same words, or -1. */
    private static Goal goal(JsonLine goal, Map<String, Goal> goals) {
        String instruction = goal.text("instruction_text");
        Goal known = goals.get(GoalTexts.key(instruction));
        List<GoalOption> options = new ArrayList<>();
        JsonNode wanted = goal.node().path("goal_options");
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(o ->
                            options.add(new GoalOption(o.getKey(), o.getValue().asString())));
        } else {
            wanted.forEach(value -> options.add(new GoalOption("", value.asString())));
        }
        double ceiling = goal.node().path("price_upper").asDouble(0);
        if (!(ceiling > 0)) {
            throw goal.fault(
                    "price_upper " + goal.node().path("price_upper"),
                    "it must be positive",
                    "repair or delete the line");
        }
        return new Goal(
                known == null ? -1 : known.index(),
                goal.text("asin"),
                goal.text("category"),
                goal.text("query"),
                goal.text("name"),
                goal.text("product_category"),
                instruction,
                goal.texts("attributes"),
                options,
                ceiling,
                goal.node().path("weight").asDouble(1));
    }
}
