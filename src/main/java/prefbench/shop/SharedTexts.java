package prefbench.shop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one copy of each text that many records repeat: categories, queries, attributes. Not thread-safe. */
final class SharedTexts {
    private final Map<String, String> texts = new HashMap<>();

    String share(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    List<String> share(List<String> list) {
        return list.stream().map(this::share).toList();
    }
}
