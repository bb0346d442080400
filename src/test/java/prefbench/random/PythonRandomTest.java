package prefbench.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prefbench.shop.Golden;
import tools.jackson.databind.JsonNode;

class PythonRandomTest {

    @Test
    void drawsWhatPythonDraws() {
        for (Map.Entry<String, JsonNode> seed :
                Golden.read("python_random.json").properties()) {
            long value = Long.parseLong(seed.getKey());
            JsonNode golden = seed.getValue();
            PythonRandom random = new PythonRandom(value);
            assertThat(DoubleStream.generate(random::random).limit(10).toArray())
                    .containsExactly(doubles(golden.get("random10")));
            PythonRandom bits = new PythonRandom(value);
            golden.get("getrandbits32_x5")
                    .forEach(draw -> assertThat(bits.getrandbits(32)).isEqualTo(draw.longValue()));
            PythonRandom uniform = new PythonRandom(value);
            golden.get("uniform_10.99_24.99_x5")
                    .forEach(draw -> assertThat(uniform.uniform(10.99, 24.99)).isEqualTo(draw.doubleValue()));
            PythonRandom below = new PythonRandom(value);
            golden.get("randbelow_n")
                    .forEach(pair -> assertThat(below.randbelow(pair.get(0).intValue()))
                            .isEqualTo(pair.get(1).intValue()));
        }
    }

    @Test
    void samplesWhatPythonSamples() {
        for (Map.Entry<String, JsonNode> seed :
                Golden.read("python_random.json").properties()) {
            long value = Long.parseLong(seed.getKey());
            JsonNode golden = seed.getValue();
            PythonRandom small = new PythonRandom(value);
            golden.get("sample4_2")
                    .forEach(draw -> assertThat(small.sample(List.of(10.0, 20.0, 30.0, 40.0), 2))
                            .containsExactly(
                                    draw.get(0).doubleValue(), draw.get(1).doubleValue()));
            PythonRandom middle = new PythonRandom(value);
            golden.get("sample15_10")
                    .forEach(draw -> assertThat(middle.sample(range(15), 10)).isEqualTo(ints(draw)));
            assertThat(new PythonRandom(value).sample(range(1000), 50)).isEqualTo(ints(golden.get("sample_1000_50")));
            assertThat(new PythonRandom(value).sample(range(100_000), 50))
                    .isEqualTo(ints(golden.get("sample_100000_50")));
            List<String> letters = "abcdefghijklmnopqrstuvwxyz"
                    .chars()
                    .mapToObj(Character::toString)
                    .toList();
            PythonRandom choices = new PythonRandom(value);
            golden.get("choices_lower10")
                    .forEach(word -> assertThat(String.join("", choices.choices(letters, 10)))
                            .isEqualTo(word.stringValue()));
        }
    }

    @Test
    void choosesByWeightAsPythonDoes() {
        for (Map.Entry<String, JsonNode> seed :
                Golden.read("python_random.json").properties()) {
            PythonRandom random = new PythonRandom(Long.parseLong(seed.getKey()));
            seed.getValue()
                    .get("weighted_choices")
                    .forEach(draw -> assertThat(
                                    random.choices(List.of("a", "b", "c", "d"), new double[] {1, 0.5, 2, 0.25}, 1))
                            .containsExactly(draw.stringValue()));
        }
    }

    @Test
    void shufflesAsPythonDoes() throws Exception {
        for (Map.Entry<String, JsonNode> seed :
                Golden.read("python_random.json").properties()) {
            for (Map.Entry<String, JsonNode> size :
                    seed.getValue().get("shuffle").properties()) {
                List<Integer> list = new ArrayList<>(range(Integer.parseInt(size.getKey())));
                new PythonRandom(Long.parseLong(seed.getKey())).shuffle(list);
                String joined = list.stream().map(String::valueOf).collect(Collectors.joining(","));
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.US_ASCII));
                assertThat(HexFormat.of().formatHex(digest))
                        .isEqualTo(size.getValue().get("sha256_of_comma_joined").stringValue());
            }
        }
    }

    private static List<Integer> range(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    private static List<Integer> ints(JsonNode array) {
        return array.valueStream().map(JsonNode::intValue).toList();
    }

    private static double[] doubles(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    @Test
    void rejectsWhatHasNoAnswer() {
        PythonRandom random = new PythonRandom(1);
        assertThatThrownBy(() -> random.randbelow(0)).hasMessage("n must be positive, was 0");
        assertThatThrownBy(() -> random.getrandbits(33)).hasMessage("bits must be in [1, 32], was 33");
        assertThatThrownBy(() -> random.sample(List.of(1, 2), 3)).hasMessage("sample size must be in [0, 2], was 3");
    }
}
