package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Look;
import prefbench.experiment.Looks;
import prefbench.experiment.Verdict;

class LooksTableTest {
    private static final Evidence EVIDENCE = Sample.standard();

    @Test
    void everyLookHasARowForEachClaim() {
        Evidence.Study study = EVIDENCE.studies().get(0);
        List<Verdict> verdicts = study.verdicts();
        Table table = LooksTable.of(new Evidence(
                EVIDENCE.suite(),
                EVIDENCE.studies(),
                EVIDENCE.provenance(),
                EVIDENCE.lineage(),
                EVIDENCE.checkpoints(),
                List.of(
                        new Looks.Entry(study.name(), new Look(1, 3, 8, true), verdicts),
                        new Looks.Entry(study.name(), new Look(2, 5, 8, true), verdicts))));
        assertThat(table.rows()).hasSize(2 * verdicts.size());
        Table.Row last = table.rows().get(2 * verdicts.size() - 1);
        assertThat(last.text("look")).isEqualTo("2");
        assertThat(last.text("seeds")).isEqualTo("5");
        assertThat(last.text("seeds_at_most")).isEqualTo("8");
        assertThat(last.cell("level_share").number()).isEqualTo(1 / 6.0);
        assertThat(last.text("claim"))
                .isEqualTo(verdicts.get(verdicts.size() - 1).claim());
    }

    @Test
    void anOnlyLookUsesTheWholeLevel() {
        Evidence.Study study = EVIDENCE.studies().get(0);
        Table table = LooksTable.of(new Evidence(
                EVIDENCE.suite(),
                EVIDENCE.studies(),
                EVIDENCE.provenance(),
                EVIDENCE.lineage(),
                EVIDENCE.checkpoints(),
                List.of(new Looks.Entry(study.name(), new Look(1, 3, 3, false), study.verdicts()))));
        assertThat(table.rows())
                .allSatisfy(row -> assertThat(row.text("level_share")).isEqualTo("1"));
        assertThat(VerdictsTable.of(EVIDENCE).rows())
                .allSatisfy(row -> assertThat(row.cell("look").isEmpty()).isTrue());
    }
}
