package prefbench.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void numbersAndUnitsStandApart() {
        assertThat(Wording.all("16oz, 5.5 Feet")).containsExactly("16", "oz", "5.5", "ft");
    }

    @Test
    void clothesSizesAreOneWord() {
        assertThat(Wording.all("XL or x-large or extra large"))
                .containsExactly("xlarge", "or", "xlarge", "or", "xlarge");
        assertThat(Wording.all("2xl XX-Large 3X-Large")).containsExactly("xxlarge", "xxlarge", "xxxlarge");
        assertThat(Wording.all("large")).containsExactly("large");
    }

    @Test
    void smallWordsCarryNoMeaning() {
        assertThat(Wording.content("I am looking for a pair of grey shoes")).containsExactly("grey", "shoe");
    }

    @Test
    void oneSlipIsForgiven() {
        assertThat(Wording.alike("leather", "laether")).isTrue();
        assertThat(Wording.alike("leather", "lether")).isTrue();
        assertThat(Wording.alike("leather", "leatther")).isTrue();
        assertThat(Wording.alike("leather", "leather")).isTrue();
        assertThat(Wording.alike("leather", "feather")).isFalse();
        assertThat(Wording.alike("leather", "lettuce")).isFalse();
        assertThat(Wording.alike("red", "rad")).isFalse();
        assertThat(Wording.alike("1001", "1002")).isFalse();
    }
}
