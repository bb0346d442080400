package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.TrialOutcome.Failed;
import prefbench.experiment.TrialOutcome.Finished;

@Timeout(60)
class ForkedTrialsTest {
    private static final Identity IDENTITY = new Identity(Map.of("code", "test"));

    @TempDir
    Path folder;

    private Workers workers(int slots) {
        Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()), false, InstantSource.system());
        return new Workers(Launch.likeThisProcess("64m"), Launch.Slot.cores(slots), silent);
    }

    private List<Plan.Planned> plan(Arm... arms) {
        Ground ground = new Ground(
                Samples.GROUND.data(), new TrialSpec.Places("", "", folder.toString()), Samples.GROUND.goals());
        return Plan.of(List.of(arms), Samples.suite(2, true), ground).trials();
    }

    private List<TrialOutcome> execute(String store, int slots, List<Plan.Planned> trials) {
        return execute(store, slots, trials, SampleTrialRun.class);
    }

    private List<TrialOutcome> execute(String store, int slots, List<Plan.Planned> trials, Class<?> worker) {
        try (Workers workers = workers(slots)) {
            return new ForkedTrials(RunStore.at(folder.resolve(store)), IDENTITY, workers, "64m", worker.getName())
                    .execute(trials);
        }
    }

    private Map<String, String> bytes(String store) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (var files = Files.walk(folder.resolve(store))) {
            for (Path file : files.filter(each -> each.endsWith("result.jsonl")).toList()) {
                bytes.put(file.getParent().getFileName().toString(), Files.readString(file));
            }
        }
        return bytes;
    }

    @Test
    void workersAndOrderAndCrashesChangeNoByte() throws IOException {
        List<Plan.Planned> trials = plan(Samples.DPO);
        List<TrialOutcome> outcomes = execute("one", 1, trials);
        assertThat(outcomes).hasSize(2).allMatch(Finished.class::isInstance);
        assertThat(outcomes)
                .extracting(TrialOutcome::spec)
                .isEqualTo(trials.stream().map(Plan.Planned::spec).toList());

        List<Plan.Planned> reversed = new ArrayList<>(trials);
        Collections.reverse(reversed);
        Files.createFile(folder.resolve("crash"));
        execute("two", 2, reversed);
        assertThat(folder.resolve("crash")).doesNotExist();
        assertThat(bytes("two")).hasSize(2).isEqualTo(bytes("one"));
    }

    @Test
    void aFinishedTrialIsNeverRunAgainAndEqualOnesAreShared() {
        Arm twin = new Arm("twin", Samples.IMITATION.recipe(), BudgetKind.EQUAL_STEPS);
        List<TrialOutcome> first = execute("store", 2, plan(Samples.IMITATION, twin));
        assertThat(first.get(0)).isSameAs(first.get(1));
        assertThat(execute("store", 1, plan(twin), NoSuchWorker.class)).containsExactly(first.get(0));
    }

    /** Would fail if it were started: it has no main method. */
    private static final class NoSuchWorker {}

    @Test
    void aTrialThatFailsSaysWhyAndTheOthersGoOn() {
        List<Plan.Planned> trials = plan(Samples.IMITATION);
        Failed failed = (Failed) execute("store", 1, trials, NoSuchWorker.class).get(0);
        assertThat(failed.reason().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .isEqualTo("trial [imitation, seed 0] failed: its worker died (status 1, 2 times); log "
                                + folder.resolve("store").resolve(failed.key()).resolve("log.txt") + " ends with:"));
        assertThat(failed.reason()).contains("NoSuchWorker");
        assertThat(execute("store", 1, trials).get(0)).isInstanceOf(Finished.class);
    }

    @Test
    void aReproductionHasTheSameBytesOrSaysWhereNot() throws IOException {
        Finished finished =
                (Finished) execute("store", 1, plan(Samples.IMITATION)).get(0);
        Run recorded = RunStore.at(folder.resolve("store")).run(finished.key());
        Run again = new Run(folder.resolve("again"));
        try (Workers workers = workers(1)) {
            String worker = SampleTrialRun.class.getName();
            assertThat(Reproduction.of(recorded, again, IDENTITY, workers, worker))
                    .isEqualTo(new Reproduction(true, "", List.of()));
            Files.createFile(folder.resolve("differ"));
            Identity other = new Identity(Map.of("code", "other"));
            Reproduction reproduction = Reproduction.of(recorded, again, other, workers, worker);
            assertThat(reproduction.equal()).isFalse();
            assertThat(reproduction.difference()).startsWith("line 2\n  recorded:   {\"line\":\"curve\"");
            assertThat(reproduction.changed()).containsExactly("code: test -> other");
            assertThatThrownBy(() -> Reproduction.of(new Run(folder.resolve("none")), again, other, workers, worker))
                    .hasMessage(
                            "%s: no finished trial: there is no result.jsonl; give a folder of the run store",
                            folder.resolve("none"));
        }
    }
}
