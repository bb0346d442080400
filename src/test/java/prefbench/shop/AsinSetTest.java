package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsinSetTest {
    @Test
    void holdsEachAsinOnceAlsoWhenItGrows() {
        AsinSet set = new AsinSet();
        for (int i = 0; i < 50_000; i++) {
            assertThat(set.add("B" + i)).isTrue();
        }
        for (int i = 0; i < 50_000; i++) {
            assertThat(set.add("B" + i)).isFalse();
            assertThat(set.contains("B" + i)).isTrue();
            assertThat(set.contains("C" + i)).isFalse();
        }
    }

    @Test
    void tellsApartAsinsThatOnlyLeadingZerosOrLengthTellApart() {
        AsinSet set = new AsinSet();
        assertThat(set.add("A")).isTrue();
        assertThat(set.add("0A")).isTrue();
        assertThat(set.add("00A")).isTrue();
        assertThat(set.add("")).isTrue();
        assertThat(set.add("ZZZZZZZZZZ")).isTrue();
        assertThat(set.contains("000A")).isFalse();
        assertThat(set.contains("ZZZZZZZZZ")).isFalse();
    }

    @Test
    void takesIdsOfOtherCharacters() {
        AsinSet set = new AsinSet();
        assertThat(set.add("B0-ÉÉ")).isTrue();
        assertThat(set.add("B0-ÉÉ")).isFalse();
        assertThat(set.contains("b0")).isFalse();
    }
}
