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
import org.junit.jupiter.api.Test;
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
