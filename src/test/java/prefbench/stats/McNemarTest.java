package prefbench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static prefbench.stats.ReferenceNumbers.assertEqual;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class McNemarTest {

    @Test
    void everyTableOfTheReference() {
        JsonNode tables = ReferenceNumbers.read("binomial_intervals.json").path("mcnemar_paired_goals");
        assertThat(tables).hasSize(5);
        for (JsonNode row : tables) {
            McNemar test = new McNemar(row.path("b").intValue(), row.path("c").intValue());
            assertEqual(test.exact(), row.path("exact_two_sided"));
            assertEqual(test.midP(), row.path("mid_p"));
            assertEqual(test.chiSquare(), row.path("chi2_no_cc"));
            assertEqual(test.asymptotic(), row.path("p_chi2_no_cc"));
            assertEqual(test.correctedChiSquare(), row.path("chi2_cc"));
            assertEqual(test.corrected(), row.path("p_chi2_cc"));
            assertEqual(test.oddsRatio(), row.path("cond_odds_ratio"));
        }
    }

    @Test
    void countsGoalsThatOneArmAloneReaches() {
        boolean[] first = {true, true, false, false, true};
        boolean[] second = {true, false, false, true, false};
        assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
    }

    @Test
    void withoutDiscordantGoalsNothingTellsTheArmsApart() {
        McNemar none = new McNemar(0, 0);
        assertThat(none.exact()).isOne();
        assertThat(none.midP()).isOne();
        assertThat(none.asymptotic()).isOne();
        assertThat(none.corrected()).isOne();
        assertThat(none.oddsRatio()).isNaN();
    }

    @Test
    void refusesGoalsThatAreNotPaired() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McNemar.of(new boolean[2], new boolean[3]))
                .withMessage("paired samples must be equally long, was 2 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new McNemar(1, -2))
                .withMessage("discordant goals must not be negative, were 1 and -2");
    }
}
