package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.stats.Estimand;
import prefbench.text.InputException;

class RunStoreTest {
    private static final Identity IDENTITY = new Identity(Map.of("code", "c0de", "threads", "1"));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    @TempDir
    Path root;

    private final TrialSpec spec = Samples.spec(Samples.DPO, 1);
    private final TrialResult result = Samples.result(spec, 1, 0.123456789, 1 / 3.0);
    private RunStore store;
    private Run run;

    @BeforeEach
    void begin() {
        store = RunStore.at(root);
        run = store.run(IDENTITY.key(spec));
        run.begin(spec);
    }

    private void finish() {
        run.finish(
                result,
                Samples.lineage(3),
                Samples.timings(),
                new Surroundings(IDENTITY, root, "cpu()", "", CLOCK)
                        .provenance(result, Samples.timings(), Samples.shop()));
    }

    @Test
    void aFinishedTrialIsFoundAsItWas() {
        assertThat(store.find(run.key())).isEmpty();
        finish();
        TrialOutcome.Finished found = store.find(run.key()).orElseThrow();
        assertThat(found.result()).isEqualTo(result);
        assertThat(found.timings()).isEqualTo(Samples.timings());
    }

    @Test
    void equalResultsHaveEqualBytesWithoutPathsAndTimes() throws IOException {
        finish();
        String bytes = Files.readString(run.resultFile());
        run.begin(spec);
        assertThat(run.finished()).isFalse();
        finish();
        assertThat(run.resultFile()).hasContent(bytes);
        assertThat(bytes).doesNotContain("/data").doesNotContain("2026").contains("\"NaN\"");
        assertThat(bytes.lines().map(line -> line.replaceAll(".*\"line\":\"(\\w+)\".*", "$1")))
                .containsExactly("trial", "metrics", "curve", "curve", "evaluation", "end");
    }

    @Test
    void provenanceSaysWhereItCameFrom() {
        finish();
        Provenance provenance = run.provenance();
        assertThat(provenance.key()).isEqualTo(run.key());
        assertThat(provenance.trial()).isEqualTo(spec);
        assertThat(provenance.determinants()).containsEntry("code", "c0de");
        assertThat(provenance.started()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(provenance.used()).isEqualTo(new Provenance.Used(10, 0, 1.5, Budget.Stop.STEPS));
        assertThat(provenance.git().commit()).isEqualTo("unknown");
        assertThat(provenance.machine().device()).isEqualTo("cpu()");
    }

    @Test
    void lineageComesBackEqualAndItsDamageIsNamed() throws IOException {
        finish();
        assertThat(run.lineage()).isEqualTo(Samples.lineage(3));
        Files.writeString(run.lineageFile(), Files.readString(run.lineageFile()).replace("B01", "B02"));
        assertThatThrownBy(run::lineage)
                .hasMessage("%s: damaged: its hash is not the one in its end line", run.lineageFile());
    }

    @Test
    void aDamagedResultIsSetAsideByName() throws IOException {
        finish();
        Files.writeString(run.resultFile(), Files.readString(run.resultFile()).replace("0.69", "0.68"));
        assertThat(store.find(run.key())).isEmpty();
        assertThat(root.resolve(run.key() + ".damaged-1/result.jsonl")).exists();
        assertThat(run.directory()).doesNotExist();
        run.begin(spec);
        finish();
        Files.writeString(run.resultFile(), "{}");
        assertThat(store.find(run.key())).isEmpty();
        assertThat(root.resolve(run.key() + ".damaged-2")).exists();
    }

    @Test
    void damageIsNamed() throws IOException {
        finish();
        String text = Files.readString(run.resultFile());
        Path file = run.resultFile();
        assertDamaged(text.replace("0.69", "0.68"), "its hash is not the one in its end line");
        assertDamaged(text.substring(0, text.length() / 2), "the end line is missing");
        String body = "{\"line\":\"soup\"}\n";
        assertDamaged(body + "{\"line\":\"end\",\"sha256\":\"" + Json.sha256(body) + "\"}\n", "unknown line [soup]");
        Files.writeString(file, text);
        Files.writeString(run.directory().resolve("trial.json"), Json.pretty(Samples.spec(Samples.DPO, 0)));
        assertThatThrownBy(run::result).hasMessage("%s: damaged: it is the result of another trial.json", file);
        Files.writeString(run.directory().resolve("timings.json"), "{\"training\":1}");
        assertThatThrownBy(run::timings)
                .hasMessageStartingWith(
                        run.directory().resolve("timings.json") + ": damaged: Missing creator property");
    }

    private void assertDamaged(String text, String why) throws IOException {
        Files.writeString(run.resultFile(), text);
        assertThatThrownBy(run::result).hasMessage("%s: damaged: %s", run.resultFile(), why);
    }

    @Test
    void theKeyDependsOnEverythingButPaths() {
        TrialSpec moved = new TrialSpec(
                spec.recipe(),
                spec.seed(),
                spec.budget(),
                spec.data(),
                spec.amounts(),
                new TrialSpec.Places("/x", "/y", "/z"));
        assertThat(IDENTITY.key(moved)).isEqualTo(IDENTITY.key(spec));
        assertThat(List.of(
                        IDENTITY.key(Samples.spec(Samples.DPO, 0)),
                        IDENTITY.key(Samples.spec(Samples.PPO, 1)),
                        new Identity(Map.of("code", "c0de", "threads", "2")).key(spec)))
                .doesNotContain(IDENTITY.key(spec))
                .doesNotHaveDuplicates();
        assertThat(run.spec()).isEqualTo(spec);
    }

    @Test
    void aFullDiskIsNamedAndCostsNoFinishedTrial() {
        finish();
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs /dev/full");
        assertThatThrownBy(() -> WholeFile.write(run.directory().resolve("next.json"), "{}", full))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "%s: cannot be written: No space left on device; free disk space or make the folder writable, and run"
                                + " again: finished trials are kept",
                        run.directory().resolve("next.json"));
        assertThat(run.directory().resolve("next.json")).doesNotExist();
        assertThat(store.find(run.key())).isPresent();
    }

    @Test
    void verdictsAreAppendedAndStartedOverByExperiment() {
        Verdict verdict = verdict("One");
        Verdicts verdicts = Verdicts.in(root.resolve("latest"));
        assertThat(verdicts.read()).isEmpty();
        verdicts.append(verdict);
        verdicts.append(verdict("Two"));
        assertThat(verdicts.read()).hasSize(2).contains(verdict);
        verdicts.startOver("Two");
        assertThat(verdicts.read()).containsExactly(verdict);
    }

    private static Verdict verdict(String experiment) {
        Terms terms = new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.GOAL_POPULATION, 0.95);
        Proposition wins = new Superiority("dpo", "ppo", Double.NaN, terms);
        return new Family(experiment, List.of(new Family.Member("wins", wins)))
                .judge(new Comparison(
                        experiment,
                        Samples.suite(1, true),
                        List.of(
                                Samples.finished(Samples.DPO, new double[] {1, 0}),
                                Samples.finished(Samples.PPO, new double[] {0, 0}))))
                .get(0);
    }

    @Test
    void findingsGiveTheComparisonAgain() {
        finish();
        TrialOutcome.Finished finished = store.find(run.key()).orElseThrow();
        Comparison comparison = new Comparison(
                "Sample",
                Samples.suite(2, true),
                List.of(
                        new Comparison.ArmTrials(Samples.DPO, List.of(finished), ""),
                        new Comparison.ArmTrials(
                                Samples.PPO,
                                List.of(new TrialOutcome.Failed("k", Samples.spec(Samples.PPO, 0), "died")),
                                "")));
        Findings.of(comparison).write(root.resolve("latest"));
        List<Findings> read = Findings.readAll(root.resolve("latest"));
        assertThat(read).containsExactly(Findings.of(comparison));
        assertThat(read.get(0).comparison(store).arms()).isEqualTo(comparison.arms());
        assertThat(Findings.readAll(root.resolve("nowhere"))).isEmpty();
    }
}
