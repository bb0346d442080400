package prefbench.shop.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;
import prefbench.shop.Golden;
import tools.jackson.databind.JsonNode;

class ProductIndexTest {

    @Test
    void ranksAndScoresAsTheOriginalDoes() throws IOException {
        Map<String, String> documents = new LinkedHashMap<>();
        for (String line : Files.readString(Golden.DIRECTORY.resolve("search_docs_mock.tsv"), StandardCharsets.UTF_8)
                .split("\n")) {
            documents.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1));
        }
        try (ProductIndex index = index(documents)) {
            List<String> ids = List.copyOf(documents.keySet());
            for (Map.Entry<String, JsonNode> golden :
                    Golden.read("search_mock.json").properties()) {
                List<ProductIndex.Hit> hits = index.search(golden.getKey(), 50);
                assertThat(hits).as(golden.getKey()).hasSize(golden.getValue().size());
                for (int i = 0; i < hits.size(); i++) {
                    JsonNode expected = golden.getValue().get(i);
                    assertThat(ids.get(hits.get(i).position()))
                            .as(golden.getKey())
                            .isEqualTo(expected.get(0).stringValue());
                    assertThat(hits.get(i).score()).isCloseTo(expected.get(1).floatValue(), within(2e-6f));
                }
            }
        }
    }

    @Test
    void analysesTextAsTheOriginalDoes() {
        try (ProductIndex index = index(Map.of("A", "a"))) {
            for (Map.Entry<String, JsonNode> golden :
                    Golden.read("search_tokens_mock.json").properties()) {
                assertThat(index.stems(golden.getKey())).isEqualTo(Golden.texts(golden.getValue()));
            }
        }
    }

    @Test
    void ordersEqualScoresById() {
        Map<String, String> documents = new LinkedHashMap<>();
        for (int i = 2000; i > 0; i--) {
            documents.put("B%04d".formatted(i), "red lamp");
        }
        try (ProductIndex index = index(documents)) {
            List<Integer> expected = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                expected.add(2000 - i); // the entries were written in the opposite order
            }
            assertThat(index.search("lamp", 50).stream().map(ProductIndex.Hit::position))
                    .isEqualTo(expected);
        }
    }

    @Test
    void windowsLeaveOutNothingThatBelongsToTheBest() {
        RandomStreams streams = new RandomStreams(5);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            SplittableRandom random = streams.stream("entry", i);
            String kind = "kind" + random.nextInt(6);
            String contents = kind + " " + words(random, 3 + random.nextInt(30));
            entries.add(new Entry(
                    i, "B%05d".formatted(random.nextInt(10_000)) + i, contents, "", kind, List.of(), new byte[0]));
        }
        try (ProductIndex narrow = index(entries, 16);
                ProductIndex wide = index(entries, 4096)) {
            for (int i = 0; i < 300; i++) {
                SplittableRandom random = streams.stream("query", i);
                String query = "kind" + random.nextInt(7) + " " + words(random, random.nextInt(12)) + " nowhere";
                List<ProductIndex.Hit> all = wide.search(query, 3000);
                assertThat(narrow.search(query, 3000)).as(query).isEqualTo(all);
                for (int limit : new int[] {1, 7, 50}) {
                    assertThat(narrow.search(query, limit))
                            .as(query)
                            .isEqualTo(all.subList(0, Math.min(limit, all.size())));
                }
            }
        }
    }

    /** From few frequent and many rare ones. */
    private static String words(SplittableRandom random, int count) {
        return random.ints(count, 0, 1000)
                .mapToObj(number -> "w" + number * number / 5000)
                .collect(Collectors.joining(" "));
    }

    private static ProductIndex index(List<Entry> entries, int window) {
        try (ProductIndexWriter writer = ProductIndexWriter.inMemory(window)) {
            entries.forEach(writer::add);
            return writer.open();
        }
    }

    @Test
    void findsNothingWithoutWords() {
        try (ProductIndex index = index(Map.of("A", "lamp"))) {
            assertThat(index.search("the of --", 50)).isEmpty();
        }
    }

    private static ProductIndex index(Map<String, String> documents) {
        try (ProductIndexWriter writer = ProductIndexWriter.inMemory()) {
            int position = 0;
            for (Map.Entry<String, String> document : documents.entrySet()) {
                writer.add(
                        new Entry(position++, document.getKey(), document.getValue(), "", "", List.of(), new byte[0]));
            }
            return writer.open();
        }
    }
}
