package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.IMITATION;
import static prefbench.experiment.Samples.PPO;
import static prefbench.experiment.Verdict.Outcome.INCONCLUSIVE;
import static prefbench.experiment.Verdict.Outcome.SUPPORTED;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.stats.Estimand;
import prefbench.text.InputException;

/** DPO gains 10, 20, 10, 20, 15 points on imitation, and so on; PPO 50 or 51; of the seeds from 8 on, DPO's fail where told to. */
class AddedSeedsTest {
    private static final double[] GAINS = {0.4, 0.8, 0.4, 0.8, 0.6};
    private static final List<Arm> ARMS = List.of(IMITATION, DPO, PPO);

    @TempDir
    Path reports;

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final List<String> executed = new ArrayList<>();
    private boolean failing;

    @Test
    void seedsAreAddedUntilTheClaimIsDecided() throws Exception {
        Looked looked = run("20", above("dpo", 25));
        assertThat(looked.look()).isEqualTo(new Look(2, 5, 20, true));
        assertThat(looked.comparison().arm("dpo").trials()).hasSize(5);
        assertThat(looked.comparison().arm("imitation").trials()).hasSize(1);
        assertThat(looked.verdicts()).extracting(Verdict::outcome).containsExactly(SUPPORTED);
        assertThat(looked.verdicts().get(0).line())
                .contains(" at 99.17 % (look 2, at 1/6 of the level), n = 5 seeds x 4 goals; ");
        assertThat(Looks.in(reports).read())
                .extracting(entry -> entry.verdicts().get(0).outcome())
                .containsExactly(INCONCLUSIVE, SUPPORTED);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("Sample: look 1 leaves 1 of 1 claims undecided at 3 seeds; on to 5 seeds")
                .contains("; while a claim is undecided up to 20 seeds, 41 trials, about ");
    }

    @Test
    void noMoreSeedsThanAllowedAreAdded() throws Exception {
        Looked looked = run("7", above("dpo", 40));
        assertThat(looked.verdicts()).extracting(Verdict::outcome).containsExactly(INCONCLUSIVE);
        assertThat(Looks.in(reports).read())
                .extracting(entry -> entry.look().seeds())
                .containsExactly(3, 5, 7);
        assertThat(executed).filteredOn("dpo, seed 6"::equals).hasSize(1);
        assertThat(executed).doesNotContain("dpo, seed 7");
    }

    @Test
    void aDecisionStandsWhileOthersAreSought() throws Exception {
        Looked looked = run("5", above("ppo", 30), above("dpo", 40));
        assertThat(looked.verdicts()).extracting(Verdict::outcome).containsExactly(SUPPORTED, INCONCLUSIVE);
        assertThat(looked.verdicts())
                .extracting(verdict -> verdict.place().look())
                .containsExactly(1, 2);
        assertThat(looked.verdicts())
                .extracting(verdict -> verdict.measured().seeds())
                .containsExactly(3, 5);
        assertThat(Looks.in(reports).read().get(1).verdicts().get(0).measured().seeds())
                .isEqualTo(5);
    }

    @Test
    void whereAllIsDecidedAtOnceNoSeedIsAdded() throws Exception {
        Looked looked = run("20", above("ppo", 30));
        assertThat(looked.look().seeds()).isEqualTo(3);
        assertThat(looked.verdicts().get(0).place().confidence()).isEqualTo(0.975);
    }

    @Test
    void aFailedTrialEndsTheAdding() throws Exception {
        failing = true;
        assertThat(run("20", above("dpo", 40)).look().number()).isEqualTo(3);
    }

    @Test
    void aPolicyThatDoesNotTrainHasNoSeedsToAdd() throws Exception {
        assertThat(run("20", above("imitation", 25)).look().number()).isEqualTo(1);
    }

    @Test
    void withoutFurtherSeedsTheOnlyLookHasTheWholeLevel() throws Exception {
        Looked looked = run("", above("dpo", 25));
        assertThat(looked.look()).isEqualTo(new Look(1, 3, 3, false));
        assertThat(looked.verdicts().get(0).place()).isEqualTo(new Verdict.Place(1, 1, 0.95));
        assertThat(looked.verdicts().get(0).line()).doesNotContain("look");
    }

    @Test
    void aSecondRunTakesTheSameLooks() throws Exception {
        run("20", above("dpo", 25));
        String looks = Files.readString(reports.resolve("looks.jsonl"));
        run("20", above("dpo", 25));
        assertThat(reports.resolve("looks.jsonl")).hasContent(looks);
    }

    @Test
    void whatItCouldTakeIsConfirmedBeforeTheFirstTrial() {
        assertThatThrownBy(() -> run("9999", above("dpo", 25)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("suite trial: 19999 trials, about ")
                .hasMessageEndingWith("over 6 hours must be confirmed; say -Dyes=true (--yes on the command line)");
        assertThat(executed).isEmpty();
    }

    private static Proposition above(String arm, double threshold) {
        return new Above(
                arm, threshold, Double.NaN, new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.THESE_GOALS, 0.95));
    }

    private Looked run(String seedsAtMost, Proposition... claims) throws Exception {
        Settings settings = Settings.from(Map.of(
                "prefbench.reports",
                reports.toString(),
                "prefbench.runs",
                reports.resolve("runs").toString(),
                "prefbench.seedsAtMost",
                seedsAtMost)::get);
        Progress told = new Progress(
                new PrintStream(progress, true, StandardCharsets.UTF_8), false, InstantSource.fixed(Instant.EPOCH));
        List<Family.Member> members = new ArrayList<>();
        for (Proposition claim : claims) {
            members.add(new Family.Member("claim" + members.size(), claim));
        }
        try (Laboratory laboratory =
                new Laboratory(settings, Samples.suite(3, true), new Nothing(), new MakeBelieve(), 2, told, () -> {})) {
            return laboratory.run("Sample", ARMS, new Family("Sample", members));
        }
    }

    private static final class Nothing implements Preparation {
        @Override
        public Ground survey(Suite suite, Settings settings) {
            return Samples.GROUND;
        }

        @Override
        public void complete(Ground ground, Suite suite, Settings settings, Progress progress) {
            // nothing is missing
        }
    }

    private final class MakeBelieve implements TrialExecutor {
        @Override
        public List<Standing> standing(List<Plan.Planned> trials) {
            return trials.stream()
                    .map(trial -> new Standing("key-" + trial.name(), executed.contains(trial.name())))
                    .toList();
        }

        @Override
        public List<TrialOutcome> execute(List<Plan.Planned> trials) {
            return trials.stream().map(this::outcome).toList();
        }

        private TrialOutcome outcome(Plan.Planned trial) {
            executed.add(trial.name());
            int seed = (int) trial.spec().seed();
            if (failing && trial.arm().equals(DPO) && seed >= 5) {
                return new TrialOutcome.Failed("key", trial.spec(), "died");
            }
            double[] rewards = {1, 0, 0, 0};
            if (trial.arm().equals(DPO)) {
                rewards[1] = GAINS[seed % 5];
            } else if (trial.arm().equals(PPO)) {
                rewards[1] = 0.9 + 0.04 * (seed % 2);
            }
            return new TrialOutcome.Finished(
                    "key-" + trial.name(), Samples.result(trial.spec(), rewards), Samples.timings());
        }
    }
}
