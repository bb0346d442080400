package prefbench.shop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * WebShop's real 1,000 products and what the original answered on them. They are no part of this project: tests that read
 * them skip, and say so, where {@code -Dwebshop.data} names no folder.
 */
public record RealData(Path directory) {
    private static final String PROPERTY = "webshop.data";

    /** Skips the test that asks where there is none. */
    public static RealData given() {
        String data = System.getProperty(PROPERTY);
        assumeTrue(
                data != null && !data.isBlank(),
                "skipped: -D" + PROPERTY + "=DIR names no directory with WebShop's real data");
        return new RealData(Path.of(data));
    }

    /** The shop's folder. */
    public Path shop() {
        return directory.resolve("real");
    }

    public Path replays() {
        return shop().resolve("replays.jsonl");
    }

    public Path golden(String name) {
        return directory.resolve("goldens").resolve(name);
    }

    public JsonNode read(String name) {
        return Golden.parse(golden(name));
    }
}
