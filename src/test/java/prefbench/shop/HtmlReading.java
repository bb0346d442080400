package prefbench.shop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import prefbench.text.PythonText;

/** A web page read by the rules of WebShop's text environment, which reads its pages through BeautifulSoup. */
final class HtmlReading {
    private static final Set<String> INVISIBLE = Set.of("style", "script", "head", "title", "meta");

    private final Document document;

    HtmlReading(String html) {
        this.document = Jsoup.parse(html);
    }

    boolean hasSearchBar() {
        return document.getElementById("search_input") != null;
    }

    List<String> clickables() {
        Stream<String> buttonsAndLinks = Stream.of(".btn", ".product-link")
                .flatMap(selector -> document.select(selector).stream())
                .map(element -> element.wholeText().toLowerCase(Locale.ROOT));
        Stream<String> options = document.select("input[type=radio]").stream().map(option -> option.attr("value"));
        return List.copyOf(
                Stream.concat(buttonsAndLinks, options).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    String text() {
        return visible().map(node -> PythonText.strip(text(node))).collect(Collectors.joining(" [SEP] "));
    }

    String richText(String url, Set<String> visited) {
        StringBuilder page = new StringBuilder();
        visible().forEach(node -> {
            String text = text(node);
            Element parent = node.parent();
            if (parent.normalName().equals("button")) {
                page.append("[button] " + text + " [button_]");
            } else if (parent.normalName().equals("label")) {
                boolean clicked = url.contains('"' + text + '"');
                page.append(
                        clicked
                                ? "  [clicked button] " + text + " [clicked button_]"
                                : "  [button] " + text + " [button_]");
                page.insert(0, clicked ? "You have clicked " + text + ".\n" : "");
            } else if (parent.className().equals("product-link")) {
                page.append(
                        visited.contains(text)
                                ? "\n[clicked button] " + text + " [clicked button_]"
                                : "\n[button] " + text + " [button_]");
            } else {
                page.append(text);
            }
            page.append('\n');
        });
        return page.toString();
    }

    private Stream<TextNode> visible() {
        return document.nodeStream(TextNode.class)
                .filter(node -> node.parent() != null
                        && !INVISIBLE.contains(node.parent().normalName()))
                .filter(node -> !text(node).equals("\n"));
    }

    /** BeautifulSoup keeps of white space alone one line feed if it holds any, else one space. */
    private static String text(TextNode node) {
        String text = node.getWholeText();
        if (!text.chars().allMatch(c -> " \t\n\f\r".indexOf(c) >= 0)) {
            return text;
        }
        return text.indexOf('\n') >= 0 ? "\n" : " ";
    }
}
