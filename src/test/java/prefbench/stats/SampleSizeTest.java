package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SampleSizeTest {
    private static final JsonNode SIZES =
            ReferenceNumbers.read("equivalence_tost.json").path("sample_size");

    @Test
    void superiorityOf19Over15PerCentTakesTheReferencesGoals() {
        assertThat(SampleSize.superiority(0.19, 0.15, 0.05, 0.8))
                .isEqualTo(SIZES.path("superiority_19_vs_15_power80").asInt());
        assertThat(SampleSize.superiority(0.19, 0.15, 0.05, 0.9))
                .isEqualTo(SIZES.path("superiority_19_vs_15_power90").asInt());
        assertEqual(
                SampleSize.powerOfSuperiority(0.19, 0.15, 500, 0.05), SIZES.path("power_of_500_vs_500_for_19_vs_15"));
    }

    @Test
    void keepingWithinAMarginTakesTheReferencesGoals() {
        assertThat(SIZES.path("tost_p19_margin")).hasSize(4);
        for (String margin : SIZES.path("tost_p19_margin").propertyNames()) {
            double points = Double.parseDouble(margin);
            assertThat(SampleSize.equivalence(0.19, points, 0.05, 0.8))
                    .isEqualTo(SIZES.path("tost_p19_margin").path(margin).asInt());
            assertThat(SampleSize.nonInferiority(0.19, points, 0.05, 0.8))
                    .isEqualTo(
                            SIZES.path("noninferiority_p19_margin").path(margin).asInt());
        }
    }

    @Test
    void theSameGoalsForBothTakeTheReferencesNumber() {
        JsonNode sizes = SIZES.path("mcnemar_goals_for_diff_0_04");
        assertThat(sizes).hasSize(5);
        for (String name : sizes.propertyNames()) {
            double discordance = Double.parseDouble(name.substring("discordant_".length()));
            assertThat(SampleSize.paired(0.04, discordance, 0.05, 0.8))
                    .isEqualTo(sizes.path(name).asInt());
        }
    }

    @Test
    void policiesDifferOnMoreGoalsThanTheirRatesDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.paired(-0.1, 0.1, 0.05, 0.8))
                .withMessage("discordance must exceed the difference 0.1, was 0.1");
    }
}
