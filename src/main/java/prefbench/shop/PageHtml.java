package prefbench.shop;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Pages as HTML with the hooks by which WebShop's environment reads its own: buttons of class {@code btn}, the links of class
 * {@code product-link}, options as radio inputs with labels, {@code search_input}, {@code instruction-text}, {@code
 * product-image} and {@code reward}. The markup is our own.
 */
final class PageHtml {
    private final Markup html = new Markup();

    private PageHtml() {}

    static String of(Page page) {
        PageHtml made = new PageHtml();
        made.html.open("html").open("head").empty("meta", "charset", "utf-8");
        made.html.text("title", "WebShop").close("head").open("body");
        if (page instanceof SearchPage search) {
            made.search(search);
        } else if (page instanceof ResultsPage results) {
            made.results(results);
        } else if (page instanceof ItemPage item) {
            made.item(item);
        } else if (page instanceof SubPage sub) {
            made.section(sub);
        } else if (page instanceof DonePage receipt) {
            made.receipt(receipt);
        }
        made.html.close("body").close("html");
        return "<!DOCTYPE html>\n" + made.html;
    }

    private void search(SearchPage page) {
        html.text("h2", "WebShop");
        html.open("div", "id", "instruction-text")
                .heading("Instruction: ", page.instruction())
                .close("div");
        html.open("form", "method", "post")
                .empty("input", "id", "search_input", "type", "text", "name", "search_query");
        button(Buttons.SEARCH);
        html.close("form");
    }

    private void results(ResultsPage page) {
        top(page.instruction());
        html.text("h3", "Page " + page.number() + " (Total results: " + page.total() + ")");
        if (page.number() > 1) {
            form(Buttons.PREVIOUS);
        }
        form(Buttons.NEXT);
        for (Product product : page.products()) {
            html.open("div", "class", "searched-product")
                    .empty("img", "class", "result-img", "src", product.mainImage());
            html.text("a", product.asin(), "class", "product-link", "href", "#" + product.asin());
            html.text("h4", product.title(), "class", "product-title");
            html.text("h5", product.priceTag(), "class", "product-price").close("div");
        }
    }

    private void item(ItemPage page) {
        Product product = page.product();
        top(page.instruction());
        form(Buttons.PREVIOUS);
        html.empty("img", "id", "product-image", "src", product.mainImage());
        int group = 0;
        for (Map.Entry<String, List<String>> options : product.options().entrySet()) {
            html.text("h4", options.getKey());
            options(group++, options.getKey(), options.getValue(), page.selected());
        }
        html.text("h2", product.title());
        html.text("h4", "Price: " + product.priceTag());
        html.text("h4", "Rating: N.A.");
        page.sections().forEach(section -> form(section.label()));
        form(Buttons.BUY_NOW);
    }

    private void options(int group, String name, List<String> values, Map<String, String> selected) {
        html.open("div", "class", "radio-toolbar");
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            String id = "option_" + group + "_" + i;
            if (value.equals(selected.get(name))) {
                html.empty("input", "type", "radio", "id", id, "name", name, "value", value, "checked", "checked");
            } else {
                html.empty("input", "type", "radio", "id", id, "name", name, "value", value);
            }
            html.text("label", value, "for", id);
        }
        html.close("div");
    }

    private void section(SubPage page) {
        top(page.instruction());
        form(Buttons.PREVIOUS);
        html.open("div", "class", "product-info");
        page.details().forEach(detail -> html.text("p", detail));
        html.close("div");
    }

    private void receipt(DonePage page) {
        Iterator<Node> nodes = page.nodes().iterator();
        while (nodes.hasNext()) {
            String text = nodes.next().text();
            if (text.equals(DonePage.SCORE)) {
                html.pair("h3", text, nodes.next().text(), "id", "reward");
            } else {
                html.text("p", text);
            }
        }
    }

    private void top(String instruction) {
        html.open("div", "id", "instruction-text")
                .heading("Instruction:", instruction)
                .close("div");
        form(Buttons.BACK_TO_SEARCH);
    }

    private void form(String label) {
        html.open("form", "method", "post");
        button(label);
        html.close("form");
    }

    private void button(String label) {
        html.text("button", label, "type", "submit", "class", "btn");
    }
}
