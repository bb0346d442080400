package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import prefbench.text.InputException;
import prefbench.text.PriceText;
import prefbench.text.PythonText;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code items_shuffle.json} record by record and normalises each product as WebShop does; of 1.18 million products
 * one is in memory at a time, beside the ids seen (about 32 MB).
 *
 * <p><b>Kept</b> as in the original: a price that is absent, null or empty counts as $100; options that are null or empty
 * are none; an empty option list or value stays; of two option names that are equal but for case, and of two equal keys in
 * one record, the later one wins in the earlier one's place; a null description or bullet shows as {@code None}; NaN, which
 * Python writes for missing numbers, may stand in keys that are not read.
 *
 * <p><b>Dropped</b> without a word, as in the original: an id that is {@code nan} or longer than 10 characters, and all
 * records of an id but the first.
 *
 * <p><b>Refused</b>, or left out and listed ({@link BadRecords}): what makes the original crash when it loads the record (no
 * asin, image, name, description, bullet list, option entry, category or query; a price without a dollar sign or figure; an
 * option without a value; a value of the wrong type) and what makes it crash, or never leave a page, later on: a lower-case
 * or empty asin, a null name, category, query or category path. A record left out does not count as its id's first.
 *
 * <p>A file that is no JSON, or no array, or that holds no product at all, is refused in any case.
 */
final class CatalogFile {
    private static final int ASIN_LENGTH = 10;
    /** Python shows a missing value so. */
    private static final String NONE = "None";

    private final Path file;
    private final Map<String, Instructions.Mined> mined;
    private final BadRecords bad;
    private final SharedTexts shared = new SharedTexts();

    /** Bad records are refused. */
    CatalogFile(Path file, Map<String, Instructions.Mined> mined) {
        this(file, mined, BadRecords.refused());
    }

    CatalogFile(Path file, Map<String, Instructions.Mined> mined, BadRecords bad) {
        this.file = file;
        this.mined = mined;
        this.bad = bad;
    }

    /** All products in memory: for small shops. */
    Catalog read() {
        List<Product> products = new ArrayList<>();
        forEach(products::add);
        return Catalog.of(products);
    }

    /** Hands over the products in file order, one by one. */
    void forEach(Consumer<Product> products) {
        AsinSet seen = new AsinSet();
        int[] found = {0};
        new JsonFile(file).forEachElement((index, node) -> {
            List<Product> product = new ArrayList<>(1);
            bad.in(() -> {
                String asin = new JsonRecord(file, "record " + index, node).text("asin");
                if (!asin.equals("nan")
                        && asin.codePointCount(0, asin.length()) <= ASIN_LENGTH
                        && !seen.contains(asin)) {
                    product.add(product(new JsonRecord(file, "record %d (%s)".formatted(index, asin), node), asin));
                    seen.add(asin);
                }
            });
            // Outside, since a fault of the one who takes the product is no fault of the record.
            product.forEach(products);
            found[0] += product.size();
        });
        if (found[0] == 0) {
            throw new InputException(
                    "%s: found no product; a shop needs at least one; use a file in WebShop's format".formatted(file));
        }
    }

    private Product product(JsonRecord record, String asin) {
        if (asin.isEmpty() || !asin.equals(asin.toUpperCase(Locale.ROOT))) {
            // A clicked id is put in upper case, so a lower-case one could not be clicked: the original crashes there.
            throw record.fault("asin", "an asin must be 1 to 10 upper-case characters");
        }
        PriceText price = price(record);
        ProductOptions options = ProductOptions.of(record);
        Instructions.Mined entry = mined.get(asin);
        return new Product(
                asin,
                record.text("name"),
                record.nullableText("full_description").orElse(NONE),
                bullets(record),
                price.prices(),
                price.tag(),
                options.values(),
                options.groups(),
                entry == null ? Instructions.NO_ATTRIBUTES : entry.attributes(),
                shared.share(record.text("category")),
                shared.share(PythonText.strip(record.text("query").toLowerCase(Locale.ROOT))),
                shared.share(record.text("product_category")),
                mainImage(record),
                options.images(),
                entry == null ? Optional.empty() : entry.template());
    }

    private static PriceText price(JsonRecord record) {
        if (record.falsy("pricing")) {
            return PriceText.MISSING;
        }
        try {
            return PriceText.parse(record.text("pricing"));
        } catch (IllegalArgumentException e) {
            throw record.fault(
                    "pricing",
                    "a price is empty, or each dollar sign in it has one figure behind it, as in $10.99 - $24.99");
        }
    }

    private static List<String> bullets(JsonRecord record) {
        String key = "small_description";
        String rule = "[small_description] must be a list of texts, a text or null";
        JsonNode bullets = record.node().get(key);
        if (bullets == null) {
            throw record.fault(key, rule);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode bullet : bullets.isArray() ? bullets : List.of(bullets)) {
            if (!bullet.isString() && !bullet.isNull()) {
                throw record.fault(key, rule);
            }
            texts.add(bullet.isNull() ? NONE : bullet.stringValue());
        }
        return texts;
    }

    private static String mainImage(JsonRecord record) {
        List<String> images = record.texts("images");
        if (images.isEmpty()) {
            throw record.fault("images", "a product needs at least one image address");
        }
        return images.get(0);
    }
}
