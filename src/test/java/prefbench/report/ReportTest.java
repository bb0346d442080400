package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @Test
    void writesItsFiles(@TempDir Path folder) {
        Report report = Report.of(Sample.standard());
        report.write(folder);
        assertThat(folder.resolve("trials.csv")).exists();
    }
}
