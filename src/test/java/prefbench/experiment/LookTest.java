package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookTest {

    private static List<Look> looks(Suite suite) {
        List<Look> looks = new ArrayList<>();
        for (Optional<Look> look = Optional.of(Look.first(suite));
                look.isPresent();
                look = look.get().next()) {
            looks.add(look.get());
        }
        return looks;
    }

    @Test
    void seedsGrowByHalfAndNeverBeyondTheMost() {
        assertThat(looks(Samples.suite(3, true).withSeedsAtMost(20)))
                .extracting(Look::seeds)
                .containsExactly(3, 5, 8, 12, 18, 20);
        assertThat(looks(Samples.suite(1, true).withSeedsAtMost(4)))
                .extracting(Look::seeds)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void allLooksTogetherUseLessThanTheWholeLevel() {
        List<Look> looks = looks(Samples.suite(3, true).withSeedsAtMost(1000));
        assertThat(looks.get(0).level(0.05)).isEqualTo(0.025);
        assertThat(looks.get(2).level(0.05)).isCloseTo(0.05 / 12, within(1e-15));
        assertThat(looks.stream().mapToDouble(look -> look.level(0.05)).sum())
                .isCloseTo(0.05 * (1 - 1.0 / (looks.size() + 1)), within(1e-12));
    }

    @Test
    void whereNoSeedsAreAddedTheOnlyLookHasTheWholeLevel() {
        List<Look> looks = looks(Samples.suite(3, true));
        assertThat(looks).containsExactly(new Look(1, 3, 3, false));
        assertThat(looks.get(0).level(0.05)).isEqualTo(0.05);
    }

    @Test
    void aLookHasSeedsWithinTheMost() {
        assertThatThrownBy(() -> new Look(0, 3, 5, true)).hasMessage("number must be positive, was 0");
        assertThatThrownBy(() -> new Look(1, 6, 5, true)).hasMessage("seeds must be in [1, 5], was 6");
    }
}
