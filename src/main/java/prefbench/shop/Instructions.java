package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prefbench.text.InputException;

/** What the attribute file and the file of human instructions say about products. */
final class Instructions {
    private Instructions() {}

    /** An entry of the attribute file: mined attributes (if any) and the template's instruction (if any). */
    record Mined(Optional<List<String>> attributes, Optional<String> instruction, List<String> wanted) {}

    /** An instruction that a person wrote, with the attributes and option values it asks for. */
    record Human(String instruction, List<String> wanted, List<String> options) {

        /** WebShop leaves out instructions that want no attribute. */
        boolean usable() {
            return !wanted.isEmpty();
        }
    }

    static Map<String, Mined> mined(Path file) {
        Map<String, Mined> entries = new LinkedHashMap<>();
        new JsonFile(file).forEachMember((asin, node) -> {
            JsonRecord entry = new JsonRecord(file, "record " + asin, node);
            Optional<List<String>> attributes =
                    entry.has("attributes") ? Optional.of(entry.texts("attributes")) : Optional.empty();
            Optional<String> instruction = entry.optionalText("instruction");
            List<String> wanted = instruction.isPresent() ? entry.texts("instruction_attributes") : List.of();
            if (instruction.isPresent() && wanted.isEmpty()) {
                throw entry.fault("instruction_attributes", "an instruction must want at least one attribute");
            }
            entries.put(asin, new Mined(attributes, instruction, wanted));
        });
        return entries;
    }

    static Map<String, List<Human>> human(Path file) {
        Map<String, List<Human>> byAsin = new LinkedHashMap<>();
        new JsonFile(file).forEachMember((asin, node) -> {
            if (!node.isArray()) {
                throw InputException.in(
                        file,
                        "record " + asin,
                        node.toString(),
                        "a product has a list of instructions",
                        "correct the record");
            }
            List<Human> list = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                JsonRecord entry = new JsonRecord(file, "record " + asin + "[" + i + "]", node.get(i));
                list.add(new Human(
                        entry.text("instruction"),
                        entry.texts("instruction_attributes"),
                        entry.texts("instruction_options")));
            }
            byAsin.put(asin, List.copyOf(list));
        });
        return byAsin;
    }
}
