package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void areAsShortAsTheyCanBe() {
        assertThat(Numbers.shortest(52)).isEqualTo("52");
        assertThat(Numbers.shortest(0.1)).isEqualTo("0.1");
        assertThat(Numbers.shortest(-0.0)).isEqualTo("0");
        assertThat(Numbers.shortest(1.0 / 3)).isEqualTo("0.3333333333333333");
        assertThat(Numbers.shortest(2e23)).isEqualTo("2E+23");
        assertThat(Numbers.shortest(1e-5)).isEqualTo("0.00001");
        assertThat(Numbers.shortest(2.5e-9)).isEqualTo("2.5E-9");
        assertThat(Numbers.shortest(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.shortest(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void readBackAsTheSameDouble() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && value != 0) {
                assertThat(Double.parseDouble(Numbers.shortest(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void areShownRounded() {
        assertThat(cell("52.345").rounded(1)).isEqualTo("52.3");
        assertThat(cell("-0.75").rounded(1)).isEqualTo("−0.8");
        assertThat(cell("").rounded(1)).isEqualTo("–");
        assertThat(cell("4.3").signed(1)).isEqualTo("+4.3");
        assertThat(cell("0.01").signed(1)).isEqualTo("0.0");
        assertThat(cell("-6.3").signed(1)).isEqualTo("−6.3");
        assertThat(cell("39.25").significant()).isEqualTo("39.3");
        assertThat(cell("4321.5").significant()).isEqualTo("4322");
        assertThat(cell("0.0123456").significant()).isEqualTo("0.0123");
        assertThat(cell("300").significant()).isEqualTo("300");
    }

    private static Cell cell(String text) {
        return new Cell("arms.csv", 1, "score", text);
    }
}
