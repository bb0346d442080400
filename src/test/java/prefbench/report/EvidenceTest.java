package prefbench.report;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Findings;
import prefbench.experiment.Suite;
import prefbench.text.InputException;

class EvidenceTest {
    private static final Path REPORTS = Path.of("reports");

    @Test
    void aReportIsOfOneSuite() {
        Suite standard = Sample.suite(true);
        Findings one = new Findings("OneExperiment", standard, List.of());
        Findings more = new Findings("MoreExperiment", standard, List.of());
        Findings other = new Findings("OtherExperiment", Suite.load("smoke"), List.of());
        assertThatCode(() -> Evidence.requireOneSuite(REPORTS, List.of(one, more)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Evidence.requireOneSuite(REPORTS, List.of(one, other)))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "reports: found findings of several suites, {smoke=[OtherExperiment], standard=[OneExperiment]}; a report is of one; run all of them under one suite, delete the others' files in reports/findings, or give --reports a folder for each");
    }
}
