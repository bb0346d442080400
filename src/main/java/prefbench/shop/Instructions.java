package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.text.InputException;
import tools.jackson.databind.JsonNode;

/**
 * What the attribute file and the file of human instructions say about products.
 *
 * <p>Of two entries for one product the later one counts, as for Python. An entry that breaks a rule is refused, or left out
 * and listed ({@link BadRecords}): its product then has no attributes of its own and no goal. A human instruction that
 * breaks one is left out alone; those behind it keep their positions, and so their ceilings.
 */
final class Instructions {
    /** What the original gives a product without an entry. */
    static final List<String> NO_ATTRIBUTES = List.of("DUMMY_ATTR");

    private Instructions() {}

    /**
     * An entry of the attribute file.
     *
     * @param attributes mined ones; {@link #NO_ATTRIBUTES} where the entry has no such key
     * @param template the instruction made from a template; an empty one is one too, since only null keeps the original from
     *     making goals
     */
    record Mined(List<String> attributes, Optional<Product.Template> template) {}

    /** An instruction that a person wrote, with the attributes and option values it asks for. */
    record Human(String instruction, List<String> wanted, List<String> options) {
        /** Without wishes, so that WebShop never looks at it; keeps the place of one left out. */
        private static final Human WITHOUT_WISHES = new Human("", List.of(), List.of());

        /** WebShop leaves out instructions that want no attribute. */
        boolean usable() {
            return !wanted.isEmpty();
        }
    }

    /** The attribute file; bad entries are refused. */
    static Map<String, Mined> mined(Path file) {
        return mined(file, BadRecords.refused());
    }

    /** Equal texts are one object: of 1.18 million entries the attributes are a few thousand different ones. */
    static Map<String, Mined> mined(Path file, BadRecords bad) {
        Map<String, Mined> entries = new HashMap<>();
        SharedTexts shared = new SharedTexts();
        new JsonFile(file).forEachMember((asin, node) -> {
            entries.remove(asin);
            bad.in(() -> entries.put(asin, mined(new JsonRecord(file, "record " + asin, node), shared)));
        });
        return entries;
    }

    private static Mined mined(JsonRecord entry, SharedTexts shared) {
        List<String> attributes =
                entry.node().has("attributes") ? shared.share(entry.texts("attributes")) : NO_ATTRIBUTES;
        Optional<String> instruction = entry.optionalText("instruction");
        if (instruction.isEmpty()) {
            return new Mined(attributes, Optional.empty());
        }
        List<String> wanted = shared.share(entry.texts("instruction_attributes"));
        if (wanted.isEmpty()) {
            throw entry.fault("instruction_attributes", "an instruction must want at least one attribute");
        }
        return new Mined(
                attributes,
                Optional.of(new Product.Template(instruction.get(), wanted.equals(attributes) ? attributes : wanted)));
    }

    /** The file of human instructions; bad ones are refused. */
    static Map<String, List<Human>> human(Path file) {
        return human(file, BadRecords.refused());
    }

    static Map<String, List<Human>> human(Path file, BadRecords bad) {
        Map<String, List<Human>> byAsin = new HashMap<>();
        SharedTexts shared = new SharedTexts();
        new JsonFile(file).forEachMember((asin, node) -> {
            byAsin.remove(asin);
            bad.in(() -> byAsin.put(asin, human(file, asin, node, shared, bad)));
        });
        return byAsin;
    }

    private static List<Human> human(Path file, String asin, JsonNode node, SharedTexts shared, BadRecords bad) {
        if (!node.isArray()) {
            throw InputException.in(
                    file,
                    "record " + asin,
                    JsonRecord.shown(node),
                    "a product has a list of instructions",
                    "correct the record");
        }
        List<Human> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String label = "record " + asin + "[" + i + "]";
            JsonNode instruction = node.get(i);
            list.add(Human.WITHOUT_WISHES);
            bad.in(() -> list.set(list.size() - 1, human(new JsonRecord(file, label, instruction), shared)));
        }
        return List.copyOf(list);
    }

    private static Human human(JsonRecord entry, SharedTexts shared) {
        List<String> wanted = shared.share(entry.texts("instruction_attributes"));
        return wanted.isEmpty()
                ? Human.WITHOUT_WISHES
                : new Human(entry.text("instruction"), wanted, shared.share(entry.texts("instruction_options")));
    }
}
