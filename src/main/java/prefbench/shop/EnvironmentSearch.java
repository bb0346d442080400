package prefbench.shop;

import java.util.List;

/** Search as WebShop's text environment has it: with fewer special forms than the web application. */
record EnvironmentSearch(Shop shop, EnvironmentDraws draws) implements Session.Finder {

    /** @throws IllegalArgumentException for the forms at which the original raises an error */
    @Override
    public List<Product> find(List<String> keywords) {
        return switch (keywords.get(0)) {
            case "<r>" -> draws.anything(shop);
            case "<a>" ->
                throw refused(
                        keywords,
                        "the text environment cannot list products by attribute",
                        "search for the words without <a>");
            case "<c>" -> {
                if (keywords.size() == 1) {
                    throw refused(keywords, "<c> needs a category behind it", "write search[<c> garden]");
                }
                yield shop.find(keywords);
            }
            default -> shop.find(keywords);
        };
    }

    private static IllegalArgumentException refused(List<String> keywords, String rule, String remedy) {
        return new IllegalArgumentException(
                "search [%s]: found %s; %s; %s".formatted(String.join(" ", keywords), keywords.get(0), rule, remedy));
    }
}
