package prefbench.shop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import prefbench.text.InputException;
import prefbench.text.NounTagger;
import prefbench.text.RecordedNounTagger;
import tools.jackson.databind.JsonNode;

/** A file of recorded nouns: an object, title to the list of its nouns, lower-case, in order, with repetitions. */
final class NounFile {
    private NounFile() {}

    /** The recorded nouns; of a bad record, the title's nouns are the other tagger's. */
    static NounTagger read(Path file, NounTagger others, BadRecords bad) {
        Map<String, List<String>> nouns = new HashMap<>();
        SharedTexts shared = new SharedTexts();
        new JsonFile(file)
                .forEachMember((title, node) -> bad.in(() -> nouns.put(title, nouns(file, title, node, shared))));
        return new RecordedNounTagger(nouns, others);
    }

    private static List<String> nouns(Path file, String title, JsonNode node, SharedTexts shared) {
        List<String> nouns = new ArrayList<>(node.size());
        for (JsonNode noun : node) {
            nouns.add(noun.isString() ? shared.share(noun.stringValue()) : "");
        }
        if (!node.isArray()
                || nouns.stream().anyMatch(noun -> noun.isBlank() || !noun.equals(noun.toLowerCase(Locale.ROOT)))) {
            throw InputException.in(
                    file,
                    "record [" + title + "]",
                    JsonRecord.shown(node),
                    "a title's nouns must be a list of lower-case texts",
                    "correct or remove the record");
        }
        return List.copyOf(nouns);
    }
}
