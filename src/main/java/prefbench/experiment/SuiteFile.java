package prefbench.experiment;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A suite's YAML file. Keys and kinds of values are checked against the records' components before Jackson builds them, so
 * that a message can name the key's full path and the keys there are.
 */
record SuiteFile(Path path) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private static final String ENDING = ".yaml";

    static SuiteFile find(String nameOrPath, Path directory) {
        Path named = directory.resolve(nameOrPath + ENDING);
        if (Files.isRegularFile(named)) {
            return new SuiteFile(named);
        }
        if (nameOrPath.endsWith(ENDING) && Files.isRegularFile(Path.of(nameOrPath))) {
            return new SuiteFile(Path.of(nameOrPath));
        }
        throw new InputException("unknown suite [%s]: %s has %s; give one of these, or the path of a %s file"
                .formatted(nameOrPath, directory, names(directory), ENDING));
    }

    Suite read() {
        try {
            JsonNode root = YAML.readTree(Files.readString(path));
            check(root, Suite.class, "");
            Suite suite = YAML.treeToValue(root, Suite.class);
            String expected = path.getFileName().toString().replaceAll("\\.yaml$", "");
            if (!suite.name().equals(expected)) {
                throw broken("name", suite.name(), "the suite's name is its file's", "call it " + expected);
            }
            return suite;
        } catch (JacksonException e) {
            throw new InputException("%s: %s".formatted(path, reason(e)), e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s".formatted(path, e), e);
        }
    }

    private void check(JsonNode node, Class<?> type, String prefix) {
        if (!node.isObject()) {
            throw broken(
                    prefix.isEmpty() ? "top level" : prefix,
                    show(node),
                    "must hold keys and values",
                    "see benchmarks/suites");
        }
        Set<String> known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                throw new InputException(
                        "%s: unknown key [%s]; there are %s".formatted(path, dotted(prefix, key), known));
            }
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String key = dotted(prefix, component.getName());
            JsonNode value = node.get(component.getName());
            if (value == null || value.isNull()) {
                throw new InputException(
                        "%s: missing key [%s]; every key of a suite must have a value".formatted(path, key));
            }
            checkValue(value, component.getGenericType(), key);
        }
    }

    private void checkValue(JsonNode value, Type type, String key) {
        if (type instanceof ParameterizedType list) {
            require(value.isArray(), value, key, "must be a list");
            value.forEach(element -> checkValue(element, list.getActualTypeArguments()[0], key));
        } else if (type == int.class || type == Integer.class || type == long.class) {
            require(value.isIntegralNumber() && value.canConvertToInt(), value, key, "must be a whole number");
        } else if (type == double.class || type == Double.class) {
            require(value.isNumber(), value, key, "must be a number");
        } else if (type == boolean.class) {
            require(value.isBoolean(), value, key, "must be true or false");
        } else if (type == String.class) {
            require(value.isString(), value, key, "must be a text");
        } else if (((Class<?>) type).isEnum()) {
            checkConstant(value, (Class<?>) type, key);
        } else {
            check(value, (Class<?>) type, key);
        }
    }

    private void checkConstant(JsonNode value, Class<?> type, String key) {
        List<String> constants = Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT))
                .toList();
        require(value.isString() && constants.contains(value.stringValue()), value, key, "must be of " + constants);
    }

    private void require(boolean holds, JsonNode value, String key, String rule) {
        if (!holds) {
            throw broken(key, show(value), rule, "correct the file");
        }
    }

    private InputException broken(String key, String found, String rule, String remedy) {
        return InputException.in(path, key, found, rule, remedy);
    }

    private static String dotted(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }

    private static String show(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private static String reason(JacksonException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
        return cause == e ? e.getOriginalMessage() + where(e) : String.valueOf(cause.getMessage());
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " (line " + e.getLocation().getLineNr() + ")";
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new InputException("%s: cannot be listed: %s".formatted(directory, e), e);
        }
        return names;
    }
}
