package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.RunStore;
import prefbench.learn.Dpo;
import prefbench.learn.Recipe;
import prefbench.text.InputException;
import prefbench.trajectory.TrajectorySource;

class ReportTest {
    private static final Recipe DPO = Dpo.on(TrajectorySource.humanTrajectories());
    private static final String JMH = """
            [{"benchmark": "prefbench.throughput.ShopBenchmark.search", "mode": "thrpt", "params": {"size": "1000"},
              "primaryMetric": {"score": 4321.5, "scoreError": "NaN", "scoreUnit": "ops/s", "rawData": [[4321.5]]}}]
            """;

    @Test
    void equalEvidenceGivesEqualBytes(@TempDir Path folder) throws IOException {
        Evidence small = Sample.evidence(
                Sample.suite(true),
                Sample.study("SmallExperiment", List.of(Sample.arm("dpo", DPO, Sample.STEPS, 2, 0.3, 0.4))));

        Report.of(small).write(folder.resolve("once"));
        Report.of(small).write(folder.resolve("twice"));

        assertThat(bytes(folder.resolve("twice"))).isEqualTo(bytes(folder.resolve("once")));
        assertThat(bytes(folder.resolve("once")))
                .containsKeys(
                        "index.html",
                        "trials.csv",
                        "curves.csv",
                        "comparisons.csv",
                        "verdicts.csv",
                        "timings.csv",
                        "columns.csv",
                        "charts/small-equal-steps_final_score.png",
                        "charts/small-equal-steps_success_rate_by_seconds.png");
        assertThat(ImageIO.read(folder.resolve("once/charts/small-equal-steps_score_by_steps.png")
                                .toFile())
                        .getWidth())
                .isEqualTo(2000);
    }

    @Test
    void picturesOfAnEarlierReportGo(@TempDir Path folder) throws IOException {
        Path old = Files.createDirectories(folder.resolve("charts")).resolve("old.png");
        Files.write(old, new byte[1]);

        Report.of(Sample.evidence(Sample.suite(true), Sample.study("None", List.of())))
                .write(folder);

        assertThat(old).doesNotExist();
    }

    @Test
    void takesJmhsResultsIn(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(folder.resolve("jmh.json"), JMH);

        Report.of(Sample.evidence(Sample.suite(true), Sample.study("None", List.of())))
                .withJmh(json)
                .write(folder.resolve("latest"));

        assertThat(folder.resolve("latest/jmh.json")).hasSameTextualContentAs(json);
        assertThat(Files.readString(folder.resolve("latest/jmh.csv")))
                .isEqualTo("benchmark,params,mode,n,score,error,unit,share\n"
                        + "ShopBenchmark.search,size=1000,thrpt,1,4321.5,,ops/s,\n");
        assertThat(Files.readString(folder.resolve("latest/index.html"))).contains(">4322</td>");
    }

    @Test
    void floatingPointOperationsAreAShareOfTheMatrixProductsOfTheSameRun(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(folder.resolve("jmh.json"), """
                [{"benchmark": "b.MatrixProductBenchmark.product", "mode": "thrpt",
                  "primaryMetric": {"score": 50, "scoreError": 1, "scoreUnit": "ops/s", "rawData": [[50]]},
                  "secondaryMetrics": {"flops": {"score": 8E10, "scoreError": "NaN", "scoreUnit": "ops/s", "rawData": [[8E10]]}}},
                 {"benchmark": "b.NetworkStepBenchmark.step", "mode": "thrpt", "params": {"preset": "tiny"},
                  "primaryMetric": {"score": 7, "scoreError": 1, "scoreUnit": "ops/s", "rawData": [[7]]},
                  "secondaryMetrics": {"flops": {"score": 5E10, "scoreError": 1E9, "scoreUnit": "ops/s", "rawData": [[4E10, 6E10]]}}}]
                """);

        assertThat(JmhTable.of(json).rows().stream().map(Table.Row::texts))
                .containsExactly(
                        List.of("MatrixProductBenchmark.product", "", "thrpt", "1", "50", "1", "ops/s", ""),
                        List.of(
                                "MatrixProductBenchmark.product:flops",
                                "",
                                "thrpt",
                                "1",
                                "80000000000",
                                "",
                                "ops/s",
                                "1"),
                        List.of("NetworkStepBenchmark.step", "preset=tiny", "thrpt", "1", "7", "1", "ops/s", ""),
                        List.of(
                                "NetworkStepBenchmark.step:flops",
                                "preset=tiny",
                                "thrpt",
                                "2",
                                "50000000000",
                                "1000000000",
                                "ops/s",
                                "0.625"));
    }

    @Test
    void doesWithoutJmh(@TempDir Path folder) {
        assertThat(JmhTable.of(folder.resolve("jmh.json")).rows()).isEmpty();
    }

    @Test
    void namesAFileThatIsNotJmhs(@TempDir Path folder) throws IOException {
        Path json = Files.writeString(folder.resolve("jmh.json"), "{}");

        assertThatThrownBy(() -> Report.of(Sample.standard()).withJmh(json))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        json + ": must be the JSON array that JMH writes with -rf json, found: no array at the top; "
                                + "run JMH again or delete the file");
    }

    @Test
    void namesAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> Report.of(Sample.standard()).write(file.resolve("latest")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file.resolve("latest") + ": cannot be made");
    }

    @Test
    void saysThatNoExperimentHasRun(@TempDir Path folder) {
        assertThatThrownBy(() -> Evidence.read(folder, RunStore.at(folder.resolve("runs"))))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + ": found no findings of any experiment; a report needs at least one; "
                        + "run an experiment first");
    }

    @Test
    void labelsKeepApart() {
        assertThat(Labels.apart(new double[] {10, 12, 100}, 20, 0, 110)).containsExactly(10, 30, 100);
        assertThat(Labels.apart(new double[] {100, 104, 108}, 20, 0, 110)).containsExactly(70, 90, 110);
    }

    private static TreeMap<String, String> bytes(Path folder) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))) + " " + Files.size(file));
            }
        }
        return files;
    }
}
