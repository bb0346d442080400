package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.Lineage;
import prefbench.experiment.Samples;

class LineageTableTest {
    private static final Evidence ALL = Sample.standard();

    /** The sample, of which PPO has learned from no recorded trajectory, as it does. */
    private static Map<String, Lineage> lineage() {
        Map<String, Lineage> lineage = new HashMap<>(ALL.lineage());
        lineage.replaceAll((key, each) -> key.startsWith("ppo") ? Samples.lineage(0) : each);
        return lineage;
    }

    private static Evidence evidence(Map<String, Lineage> lineage, Map<String, Lineage> checkpoints) {
        return new Evidence(ALL.suite(), ALL.studies(), ALL.provenance(), lineage, checkpoints, List.of());
    }

    private static Evidence evidence(Map<String, Lineage> lineage) {
        return evidence(lineage, ALL.checkpoints());
    }

    private static String proved(Table lineage, String arm) {
        return lineage.first(row -> row.has("arm", arm)).orElseThrow().text("proved");
    }

    /** The paragraph above the table. */
    private static String page(Evidence evidence, Path folder) throws IOException {
        Report.of(evidence).write(folder);
        String page = Files.readString(folder.resolve("index.html"));
        int from = page.indexOf("<summary>Lineage");
        return page.substring(from, page.indexOf("</p>", from));
    }

    @Test
    void ofAnArmThatMakesItsOwnExperienceOnlyTheGoalsAreProved() {
        Table table = LineageTable.of(evidence(lineage()));
        assertThat(proved(table, "ppo")).isEqualTo("goals only");
        assertThat(proved(table, "ppoByTime")).isEqualTo("goals only");
        assertThat(proved(table, "dpo")).isEqualTo("true");
        assertThat(proved(table, LineageTable.CHECKPOINT)).isEqualTo("true");
        assertThat(table.column("proved").help())
                .isEqualTo(
                        "true: all that must be 0 is 0; goals only: that holds of the training goals, and what the arm opens"
                                + " or buys in the shop as it makes its own experience is not examined; false: it does not hold;"
                                + " not examined: of a finished trial, or of the checkpoint, no lineage is there, or no trial finished");
    }

    @Test
    void aTrialWithoutLineageMakesItsArmNotExamined() {
        Map<String, Lineage> lineage = lineage();
        lineage.remove("dpo-1");
        lineage.keySet().removeIf(key -> key.startsWith("manyHuman"));
        Table table = LineageTable.of(evidence(lineage));
        assertThat(proved(table, "dpo")).isEqualTo("not examined");
        assertThat(proved(table, "manyHuman")).isEqualTo("not examined");
        assertThat(proved(table, "dpoByTime")).isEqualTo("true");
    }

    @Test
    void aCheckpointThatOthersMadeIsNotExamined() {
        Table table = LineageTable.of(evidence(lineage(), Map.of()));
        assertThat(proved(table, LineageTable.CHECKPOINT)).isEqualTo("not examined");
        assertThat(table.rows().get(0).text("run_key")).isEqualTo("checkpoint");
    }

    @Test
    void thePageSaysWhatIsProvedOfWhichArms(@TempDir Path folder) throws IOException {
        assertThat(page(evidence(lineage()), folder))
                .contains("Of arms marked <b>true</b>, no test or development goal")
                .contains(
                        "Of arms marked <b>goals only</b>, no training goal is a test or development goal or wants the"
                                + " product of one: only that is proved; what they open or buy in the shop as they make their own experience is not examined.")
                .doesNotContain("Not examined")
                .doesNotContain("was learned from.</strong>");
    }

    @Test
    void thePageSaysOfWhichArmsNothingIsKnown(@TempDir Path folder) throws IOException {
        assertThat(page(evidence(Map.of(), Map.of()), folder))
                .contains("<strong>Not examined: imitation checkpoint, ")
                .doesNotContain("Of arms marked <b>true</b>");
    }
}
