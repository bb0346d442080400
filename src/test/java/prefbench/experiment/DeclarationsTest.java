package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static prefbench.experiment.Samples.DPO;
import static prefbench.experiment.Samples.GROUND;
import static prefbench.experiment.Samples.PPO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.experiment.Family.Member;
import prefbench.experiment.TrialExecutor.Standing;
import prefbench.stats.Estimand;
import prefbench.text.InputException;

class DeclarationsTest {
    private static final Instant EARLY = Instant.parse("2026-03-01T10:00:00.5Z");
    private static final Instant LATE = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path runs;

    private Declarations declarations;

    @BeforeEach
    void open() {
        declarations = Declarations.in(runs, "Sample");
    }

    private static Family family(String claim, double margin) {
        return family(claim, margin, 0.95);
    }

    private static Family family(String claim, double margin, double confidence) {
        Terms terms = new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.GOAL_POPULATION, confidence);
        return new Family("Sample", List.of(new Member(claim, new NonInferiority("dpo", "ppo", margin, terms))));
    }

    /** The only member, as held against a plan of two arms and so many seeds, of which all trials or none are finished. */
    private Member hold(Family family, int seeds, boolean finished, Instant now) {
        Plan plan = Plan.of(List.of(DPO, PPO), Samples.suite(seeds, true), GROUND);
        List<Standing> standing = plan.trials().stream()
                .map(trial -> new Standing("key of " + trial.name(), finished))
                .toList();
        return declarations.hold(family, plan, standing, now).members().get(0);
    }

    @Test
    void whatIsClaimedIsWrittenDownWithTimeAndHashBeforeAnyTrialRuns() throws IOException {
        Member member = hold(family("close", 5), 1, false, EARLY);
        String line = Files.readString(runs.resolve("claims/Sample.jsonl"));
        assertThat(line)
                .isEqualTo(
                        "{\"claims\":[{\"arms\":[\"dpo\",\"ppo\"],\"bound\":5.0,\"confidence\":0.95,\"decoding\":\"greedy\","
                                + "\"estimand\":\"goal_population\",\"kind\":\"non-inferiority\",\"measure\":\"score\","
                                + "\"smallestEffect\":\"NaN\",\"text\":\"dpo is less than 5 points below ppo on score at 95 % confidence\"}],"
                                + "\"finished\":[],\"planned\":[\"key of dpo, seed 0\",\"key of ppo, seed 0\"],"
                                + "\"sha256\":\"" + line.replaceFirst("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1")
                                + "\",\"time\":\"2026-03-01T10:00:00Z\"}\n");
        assertThat(member.stored().time()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(member.stored().sha256())
                .isEqualTo(Json.sha256(line.replaceFirst("(?s).*\"claims\":\\[(\\{.*?})],.*", "$1")
                        .strip()));
        assertThat(member.stored().words()).isEqualTo("before its results");
        assertThat(member.reservation()).isEmpty();
    }

    @Test
    void equalClaimsOnEqualTrialsAreWrittenOnce() throws IOException {
        hold(family("close", 5), 2, false, EARLY);
        byte[] once = Files.readAllBytes(declarations.file());
        Member member = hold(family("close", 5), 2, true, LATE);
        assertThat(Files.readAllBytes(declarations.file())).isEqualTo(once);
        assertThat(member.stored().time()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(member.stored().late()).isFalse();
    }

    @Test
    void aClaimStaysEarlyWhenSeedsAreAdded() {
        hold(family("close", 5), 2, false, EARLY);
        assertThat(hold(family("close", 5), 4, true, LATE).stored().late()).isFalse();
    }

    @Test
    void aMarginThatIsChangedAfterTheResultsIsLateForGood() {
        hold(family("close", 5), 2, false, EARLY);
        String reason =
                "declared after its results were there; before, the claim was that dpo is less than 5 points below"
                        + " ppo on score at 95 % confidence";
        assertThat(hold(family("close", 8), 2, true, LATE).reservation()).isEqualTo(reason);
        assertThat(hold(family("close", 8), 2, true, LATE).reservation()).isEqualTo(reason);
        assertThat(hold(family("close", 5), 2, true, LATE).reservation()).isEmpty();
    }

    @Test
    void neitherAnotherNameNorAnotherConfidenceMakesAClaimEarly() {
        hold(family("close", 5), 2, false, EARLY);
        assertThat(hold(family("renamed", 5), 2, true, LATE).reservation()).isEmpty();
        assertThat(hold(family("renamed", 8), 2, true, LATE).stored().late()).isTrue();
        assertThat(hold(family("close", 5, 0.8), 2, true, LATE).stored().late()).isTrue();
    }

    @Test
    void aMarginMayChangeWhileNoTrialHasFinished() {
        hold(family("close", 5), 2, false, EARLY);
        assertThat(hold(family("close", 8), 2, false, LATE).stored().late()).isFalse();
    }

    @Test
    void trialsThatOnlyAnotherExperimentPlannedAreNoResultsOfThisOne() {
        assertThat(hold(family("close", 5), 2, true, LATE).stored().late()).isFalse();
    }

    @Test
    void aChangedFileIsNotBelieved() throws IOException {
        hold(family("close", 5), 2, false, EARLY);
        Files.writeString(
                declarations.file(), Files.readString(declarations.file()).replace("\"bound\":5.0", "\"bound\":8.0"));
        assertThatThrownBy(() -> hold(family("close", 8), 2, true, LATE))
                .isInstanceOf(InputException.class)
                .hasMessage(declarations.file()
                        + ": cannot be read: line 1's claims do not have its hash; restore it, or delete it, after which nobody"
                        + " can tell what was claimed before the results");
    }
}
