package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prefbench.tensor.Parameters;
import prefbench.tensor.Safetensors;
import prefbench.tensor.Scope;
import prefbench.tensor.TensorType;
import tools.jackson.databind.JsonNode;

class BertEncoderTest {

    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-12", "FLOAT32, 1e-5"})
    void agreesWithPyTorchAtEveryRealToken(TensorType type, double tolerance) {
        JsonNode golden = Golden.json("bert_tiny_golden.json");
        List<int[]> sequences = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int length = golden.path("last_hidden_state_float64").path(i).size();
            sequences.add(
                    java.util.Arrays.copyOf(Golden.ints(golden.path("input_ids").path(i)), length));
        }
        try (Scope scope = Scope.open();
                Parameters parameters = new Parameters(Safetensors.read(Golden.file("bert_tiny.safetensors")), type)) {
            BertEncoder encoder = new BertEncoder(Golden.config(ActionPadding.MASKED), parameters, "");
            double[] hidden = encoder.encode(Packed.of(sequences, List.of()), Dropout.NONE)
                    .rows()
                    .toDoubles();
            int row = 0;
            for (int i = 0; i < 3; i++) {
                JsonNode rows = golden.path("last_hidden_state_float64").path(i);
                for (int token = 0; token < rows.size(); token++, row++) {
                    int from = row * 32;
                    assertThat(java.util.Arrays.copyOfRange(hidden, from, from + 32))
                            .containsExactly(Golden.doubles(rows.path(token)), within(tolerance));
                }
            }
        }
    }
}
