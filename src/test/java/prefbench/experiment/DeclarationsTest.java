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
import java.util.ArrayList;
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
        return hold(family, seeds, seeds, finished ? seeds : 0, now);
    }

    /** The same with looks up to so many seeds, of which the first ones' trials are finished. */
    private Member hold(Family family, int seeds, int most, int finished, Instant now) {
        Plan plan = Plan.of(List.of(DPO, PPO), Samples.suite(most, true), GROUND);
        List<Standing> standing = plan.trials().stream()
                .map(trial ->
                        new Standing("key of " + trial.name(), trial.spec().seed() < finished))
                .toList();
        Look first = new Look(1, seeds, most, most > seeds);
        return declarations.hold(family, first, plan, standing, now).members().get(0);
    }

    private static String changed(String before, String now) {
        return "its number of seeds was changed after results were there, which is optional stopping; before, %s; now, %s"
                .formatted(before, now);
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
                                + "\"seeds\":1,\"seedsAtMost\":1,\"sha256\":\""
                                + line.replaceFirst("(?s).*\"sha256\":\"([0-9a-f]{64})\".*", "$1")
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
    void aClaimStaysEarlyWhenSeedsAreAddedAsItWasAnnounced() {
        hold(family("close", 5), 3, 8, 0, EARLY);
        assertThat(hold(family("close", 5), 3, 8, 5, LATE).stored().late()).isFalse();
    }

    @Test
    void otherSeedsAfterTheResultsAreOptionalStoppingAndLateForGood() {
        hold(family("close", 5), 3, false, EARLY);
        String reason = changed("3 seeds, one look", "5 seeds, one look");
        assertThat(hold(family("close", 5), 5, 5, 3, LATE).reservation()).isEqualTo(reason);
        Member again = hold(family("close", 5), 5, 5, 5, LATE);
        assertThat(again.reservation()).isEqualTo(reason);
        assertThat(again.stored())
                .isEqualTo(new Stored("2026-03-02T10:00:00Z", again.stored().sha256(), true));
        Member first = hold(family("close", 5), 3, true, LATE);
        assertThat(first.reservation()).isEmpty();
        assertThat(first.stored().time()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void fewerSeedsAfterTheResultsAreLateToo() {
        hold(family("close", 5), 5, false, EARLY);
        assertThat(hold(family("close", 5), 3, true, LATE).reservation())
                .isEqualTo(changed("5 seeds, one look", "3 seeds, one look"));
    }

    @Test
    void severalLooksAfterOneAreLate() {
        hold(family("close", 5), 3, false, EARLY);
        assertThat(hold(family("close", 5), 3, 20, 3, LATE).reservation())
                .isEqualTo(changed("3 seeds, one look", "3 seeds, looks up to 20"));
    }

    @Test
    void oneLookAtTheWholeLevelAfterSeveralAtAPartOfItIsLate() {
        hold(family("close", 5), 3, 20, 0, EARLY);
        assertThat(hold(family("close", 5), 3, 3, 3, LATE).reservation())
                .isEqualTo(changed("3 seeds, looks up to 20", "3 seeds, one look"));
    }

    @Test
    void moreLooksOfTheSameRowAreNotLateSinceTheirLevelsAddUpToTheWhole() {
        hold(family("close", 5), 3, 8, 0, EARLY);
        assertThat(hold(family("close", 5), 3, 20, 8, LATE).reservation()).isEmpty();
        assertThat(hold(family("close", 5), 3, 5, 20, LATE).reservation()).isEmpty();
    }

    @Test
    void aLookThatTheLongerRowLacksIsLate() {
        hold(family("close", 5), 3, 5, 0, EARLY);
        assertThat(hold(family("close", 5), 3, 7, 5, LATE).reservation()).isEmpty();
        // Looks at 3, 5 and 7, then at 3, 5 and 8: the third level is used twice, although 3 and 5 alone came first.
        assertThat(hold(family("close", 5), 3, 20, 7, LATE).reservation())
                .isEqualTo(changed("3 seeds, looks up to 7", "3 seeds, looks up to 20"));
    }

    @Test
    void seedsMayChangeWhileNoTrialHasFinished() {
        hold(family("close", 5), 3, false, EARLY);
        assertThat(hold(family("close", 5), 5, false, LATE).stored().late()).isFalse();
        assertThat(hold(family("close", 5), 5, true, LATE).stored().late()).isFalse();
    }

    @Test
    void changedSeedsAreNotBelieved() throws IOException {
        hold(family("close", 5), 3, false, EARLY);
        Files.writeString(
                declarations.file(),
                Files.readString(declarations.file()).replace("\"seedsAtMost\":3", "\"seedsAtMost\":5"));
        assertThatThrownBy(() -> hold(family("close", 5), 3, true, LATE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 1's claims and seeds do not have its hash");
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
    void resultsThatAnotherExperimentMadeComeBeforeTheClaim() {
        assertThat(hold(family("close", 5), 2, true, LATE).reservation())
                .isEqualTo(
                        "all trials had finished, for another experiment, when it was first declared under this name");
        assertThat(hold(family("close", 5), 2, true, LATE).stored().late()).isTrue();
    }

    @Test
    void aClaimThatIsDroppedAfterTheResultsStillCountsInTheFamily() {
        Family both = both();
        assertThat(withdrawn(both, false, EARLY)).isZero();
        assertThat(withdrawn(both, true, LATE)).isZero();
        assertThat(withdrawn(family("close", 5), true, LATE)).isEqualTo(1);
        assertThat(withdrawn(family("close", 5), true, LATE)).isEqualTo(1);
        assertThat(withdrawn(both, true, LATE)).isZero();
    }

    @Test
    void aClaimMayBeDroppedWhileNoTrialHasFinished() {
        withdrawn(both(), false, EARLY);
        assertThat(withdrawn(family("close", 5), false, LATE)).isZero();
        assertThat(withdrawn(family("close", 5), true, LATE)).isZero();
    }

    @Test
    void aClaimWithAnotherMarginTakesTheOldOnesPlace() {
        withdrawn(family("close", 5), false, EARLY);
        assertThat(withdrawn(family("close", 8), true, LATE)).isZero();
    }

    private static Family both() {
        Terms terms = new Terms(Metric.SCORE, Decoding.GREEDY, Estimand.GOAL_POPULATION, 0.95);
        List<Member> members = new ArrayList<>(family("close", 5).members());
        members.add(new Member("better", new Superiority("dpo", "ppo", 5, terms)));
        return new Family("Sample", members);
    }

    private int withdrawn(Family family, boolean finished, Instant now) {
        Plan plan = Plan.of(List.of(DPO, PPO), Samples.suite(3, true), GROUND);
        List<Standing> standing = plan.trials().stream()
                .map(trial -> new Standing("key of " + trial.name(), finished))
                .toList();
        return declarations
                .hold(family, new Look(1, 3, 3, false), plan, standing, now)
                .withdrawn();
    }

    @Test
    void aChangedFileIsNotBelieved() throws IOException {
        hold(family("close", 5), 2, false, EARLY);
        Files.writeString(
                declarations.file(), Files.readString(declarations.file()).replace("\"bound\":5.0", "\"bound\":8.0"));
        assertThatThrownBy(() -> hold(family("close", 8), 2, true, LATE))
                .isInstanceOf(InputException.class)
                .hasMessage(declarations.file()
                        + ": cannot be read: line 1's claims and seeds do not have its hash; restore it, or delete it, after which nobody"
                        + " can tell what was claimed before the results");
    }
}
