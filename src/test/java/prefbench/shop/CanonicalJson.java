package prefbench.shop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import prefbench.text.PythonText;

/** Values as {@code json.dumps(value, sort_keys=True, separators=(",", ":"))} writes them, and their SHA-256. */
final class CanonicalJson {
    private CanonicalJson() {}

    static String sha256(Object value) {
        return sha256Of(text(value));
    }

    static String sha256Of(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, element) -> sorted.put((String) key, element));
            return sorted.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ":" + text(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(CanonicalJson::text).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof Double number) {
            return PythonText.repr(number);
        }
        return value instanceof String string ? quoted(string) : value.toString();
    }

    private static String quoted(String text) {
        String dict = PythonText.json(Map.of("", text));
        return dict.substring("{\"\": ".length(), dict.length() - 1);
    }

    /** The keys of a loaded product that the digests are of. */
    static Map<String, Object> of(Product product) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("asin", product.asin());
        keys.put("name", product.title());
        keys.put("Title", product.title());
        keys.put("category", product.category());
        keys.put("query", product.query());
        keys.put("product_category", product.productCategory());
        keys.put("Description", product.description());
        keys.put("BulletPoints", product.bullets());
        keys.put("pricing", product.pricing());
        keys.put("Price", product.priceTag());
        keys.put("options", product.options());
        keys.put("Attributes", product.attributes());
        keys.put("MainImage", product.mainImage());
        return keys;
    }

    /** A goal as the original holds it; whole numbers where Python has an int. */
    static Map<String, Object> of(Goal goal, boolean human) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("asin", goal.asin());
        keys.put("category", goal.category());
        keys.put("query", goal.query());
        keys.put("name", goal.name());
        keys.put("product_category", goal.productCategory());
        keys.put("instruction_text", goal.instruction());
        keys.put("attributes", goal.attributes());
        keys.put("price_upper", goal.priceUpper() == Goal.NO_CEILING ? (Object) 1000000 : goal.priceUpper());
        Map<String, String> byName = new LinkedHashMap<>();
        List<String> values = new ArrayList<>();
        goal.options().forEach(option -> {
            byName.put(option.name(), option.value());
            values.add(option.value());
        });
        keys.put("goal_options", human ? values : byName);
        keys.put("weight", human ? (Object) 1 : goal.weight());
        return keys;
    }
}
