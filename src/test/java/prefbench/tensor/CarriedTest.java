package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CarriedTest {

    @Test
    void outlivesTheScopeItWasMadeInUntilTheNextReplacement() {
        try (Carried carried = new Carried()) {
            assertThat(carried.tensors()).isEmpty();
            for (int round = 1; round <= 3; round++) {
                try (Scope scope = Scope.open()) {
                    Tensor one = Tensor.full(1, TensorType.FLOAT32, 2);
                    carried.replace(List.of(
                            carried.tensors().isEmpty()
                                    ? one
                                    : carried.tensors().get(0).add(one)));
                }
                assertThat(carried.tensors().get(0).toFloats()).containsExactly(round, round);
            }
            Tensor freed = carried.tensors().get(0);
            carried.replace(List.of());
            assertThatThrownBy(freed::toFloats).isInstanceOf(IllegalStateException.class);
        }
    }
}
