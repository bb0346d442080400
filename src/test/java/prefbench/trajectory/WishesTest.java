package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WishesTest {
    private static final Map<List<String>, Set<List<String>>> KNOWN = Map.of(
            Wording.all("won't slide around"), Set.of(List.of("non", "slip")),
            Wording.all("pale blue"), Set.of(List.of("light", "blue")));

    private final Wishes wishes = Wishes.of(
            "I need a mat that won't slide around in pale blue, size 16 inch, and price lower than 30.00 dollars",
            KNOWN);

    @Test
    void aSayingIsUnderstood() {
        assertThat(wishes.fulfilledBy(Set.of("mat", "non", "slip", "light", "blue", "16", "inch")))
                .isEqualTo(1);
        assertThat(wishes.fulfilledBy(Set.of("mat"))).isBetween(0.1, 0.3);
        assertThat(wishes.fulfilledBy(new LinkedHashSet<>())).isZero();
    }

    @Test
    void theValueThatWasAskedForIsFoundInOtherWordsToo() {
        assertThat(wishes.valueOf(List.of("dark red", "light blue", "blue"))).contains("light blue");
        assertThat(wishes.valueOf(List.of("12 inch", "16\"", "20\""))).contains("16\"");
        assertThat(wishes.valueOf(List.of("oak", "walnut"))).isEmpty();
    }

    @Test
    void theCeilingIsRead() {
        assertThat(wishes.affordable(30)).isTrue();
        assertThat(wishes.affordable(30.01)).isFalse();
        assertThat(Wishes.of("a mat", KNOWN).affordable(1e6)).isTrue();
    }
}
