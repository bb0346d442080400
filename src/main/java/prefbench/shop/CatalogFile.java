package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prefbench.text.InputException;
import prefbench.text.PriceText;
import prefbench.text.PythonText;
import tools.jackson.databind.JsonNode;

/** Reads {@code items_shuffle.json} and normalises each product as WebShop does. */
final class CatalogFile {
    private static final List<String> NO_ATTRIBUTES = List.of("DUMMY_ATTR");
    private static final int ASIN_LENGTH = 10;
    /** Python shows a missing value so. */
    private static final String NONE = "None";

    private final Path file;
    private final Map<String, Instructions.Mined> mined;

    CatalogFile(Path file, Map<String, Instructions.Mined> mined) {
        this.file = file;
        this.mined = mined;
    }

    /** Records without a usable id are left out, and of an id's records all but the first, as in the original. */
    Catalog read() {
        List<Product> products = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        new JsonFile(file).forEachElement((index, node) -> {
            JsonRecord unnamed = new JsonRecord(file, "record " + index, node);
            String asin = unnamed.text("asin");
            if (!asin.equals("nan") && asin.length() <= ASIN_LENGTH && seen.add(asin)) {
                products.add(product(new JsonRecord(file, "record %d (%s)".formatted(index, asin), node), asin));
            }
        });
        if (products.isEmpty()) {
            throw new InputException(
                    "%s: found no product; a shop needs at least one; use a file in WebShop's format".formatted(file));
        }
        return new Catalog(products);
    }

    private Product product(JsonRecord record, String asin) {
        if (asin.isEmpty() || !asin.equals(asin.toUpperCase(Locale.ROOT))) {
            // A clicked id is put in upper case, so a page with a lower-case one could not be left through it.
            throw record.fault("asin", "an asin must be 1 to 10 upper-case characters");
        }
        PriceText price = price(record);
        Map<String, List<String>> options = new LinkedHashMap<>();
        Map<String, String> optionImages = new LinkedHashMap<>();
        readOptions(record, options, optionImages);
        Instructions.Mined entry = mined.get(asin);
        return new Product(
                asin,
                record.text("name"),
                record.optionalText("full_description").orElse(NONE),
                bullets(record),
                price.prices(),
                price.tag(),
                options,
                entry == null ? NO_ATTRIBUTES : entry.attributes().orElse(NO_ATTRIBUTES),
                record.text("category"),
                PythonText.strip(record.text("query").toLowerCase(Locale.ROOT)),
                record.text("product_category"),
                mainImage(record),
                optionImages);
    }

    private static PriceText price(JsonRecord record) {
        try {
            return record.optionalText("pricing").map(PriceText::parse).orElse(PriceText.MISSING);
        } catch (IllegalArgumentException e) {
            throw record.fault(
                    "pricing",
                    "a price is empty, or each dollar sign in it has one figure behind it, as in $10.99 - $24.99");
        }
    }

    private static List<String> bullets(JsonRecord record) {
        JsonNode bullets = record.node().get("small_description");
        if (bullets == null) {
            throw record.fault("small_description", "[small_description] must be a list of texts, a text or null");
        }
        if (!bullets.isArray()) {
            return List.of(record.optionalText("small_description").orElse(NONE));
        }
        return record.texts("small_description");
    }

    private static String mainImage(JsonRecord record) {
        List<String> images = record.texts("images");
        if (images.isEmpty()) {
            throw record.fault("images", "a product needs at least one image address");
        }
        return images.get(0);
    }

    private static void readOptions(
            JsonRecord record, Map<String, List<String>> options, Map<String, String> optionImages) {
        String key = "customization_options";
        JsonNode groups = record.node().get(key);
        if (groups == null
                || groups.isNull()
                || (groups.isString() && groups.stringValue().isEmpty())) {
            return;
        }
        if (!groups.isObject()) {
            throw record.fault(key, "[%s] must be an object of option lists, or empty".formatted(key));
        }
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            if (group.getValue().isNull()) {
                continue;
            }
            List<String> values = new ArrayList<>();
            for (JsonNode option : group.getValue()) {
                Optional<String> value = Optional.ofNullable(option.get("value"))
                        .filter(JsonNode::isString)
                        .map(text -> normalize(text.stringValue()));
                values.add(value.orElseThrow(() -> record.fault(
                        key, "each option in group [%s] must have a [value] that is text".formatted(group.getKey()))));
                JsonNode image = option.get("image");
                if (image != null && image.isString()) {
                    optionImages.put(value.get(), image.stringValue());
                } else {
                    optionImages.remove(value.get());
                }
            }
            options.put(group.getKey().toLowerCase(Locale.ROOT), values);
        }
    }

    private static String normalize(String value) {
        return PythonText.strip(value).replace("/", " | ").toLowerCase(Locale.ROOT);
    }
}
