package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import prefbench.text.InputException;

class SuiteTest {
    @TempDir
    Path folder;

    private String smoke;

    @BeforeEach
    void readSmoke() throws IOException {
        smoke = Files.readString(Path.of("benchmarks/suites/smoke.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "standard", "nightly", "paper", "study", "sweep"})
    void everySuiteThatShipsReads(String name) {
        Suite suite = Suite.load(name);
        assertThat(suite.name()).isEqualTo(name);
        assertThat(suite.judged()).isEqualTo(!List.of("smoke", "sweep").contains(name));
        assertThat(Suite.load("benchmarks/suites/" + name + ".yaml")).isEqualTo(suite);
    }

    @Test
    void anUnknownSuiteFailsWithTheListOfWhatThereIs() {
        assertThatThrownBy(() -> Suite.load("fast"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "unknown suite [fast]: %s has [nightly, paper, smoke, standard, study, sweep]; give one of these, or the path of a"
                                + " .yaml file",
                        Path.of("benchmarks", "suites"));
    }

    @Test
    void anUnknownSuiteInAFolderWithoutSuites() {
        assertThatThrownBy(() -> Suite.load("fast", folder.resolve("none")))
                .hasMessage(
                        "unknown suite [fast]: %s has []; give one of these, or the path of a .yaml file",
                        folder.resolve("none"));
    }

    @Test
    void anUnknownKeyFailsWithTheListOfWhatThereIs() {
        assertRejected(
                smoke.replace("  steps: 4  ", "  stepz: 4  "),
                "unknown key [budget.stepz]; there are [episodes, seconds, steps]");
        assertRejected(
                smoke + "learner: dpo\n",
                "unknown key [learner]; there are [budget, cost, evaluation, imitation, jmh, judged, model, name, seeds, seedsAtMost,"
                        + " study, sweep, trajectories, vocabulary, workers]");
    }

    @Test
    void aMissingKeyAndAnEmptyOneFail() {
        assertRejected(
                smoke.replace("  stepLimit: 20\n", ""),
                "missing key [evaluation.stepLimit]; every key of a suite must have a value");
        assertRejected(
                smoke.replace("seeds: 2", "seeds:"), "missing key [seeds]; every key of a suite must have a value");
        assertRejected("", "top level: found nothing; must hold keys and values; see benchmarks/suites", ", ");
    }

    @Test
    void aDuplicateKeyFailsWithItsLine() {
        assertThatThrownBy(() -> load("smoke", smoke.replace("seeds: 2", "seeds: 2\nseeds: 3")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(folder.resolve("smoke.yaml") + ": ")
                .hasMessageContaining("uplicate")
                .hasMessageContaining("seeds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        seeds: 2          | seeds: many       | seeds: found "many"; must be a whole number; correct the file
        seeds: 2          | seeds: 2.5        | seeds: found 2.5; must be a whole number; correct the file
        seeds: 2          | seeds: 9999999999 | seeds: found 9999999999; must be a whole number; correct the file
        judged: false     | judged: 0         | judged: found 0; must be true or false; correct the file
        seconds: 1   ;    | seconds: soon     | budget.seconds: found "soon"; must be a number; correct the file
        [greedy]          | [gready]          | evaluation.decodings: found "gready"; must be of [greedy, sampled]; correct the file
        [greedy]          | greedy            | evaluation.decodings: found "greedy"; must be a list; correct the file
        split: test       | split: train      | evaluation.split: found "train"; must be of [test, dev]; correct the file
        beta: []          | beta: [0.1, soon] | sweep.beta: found "soon"; must be a number; correct the file
        beta: []          | beta: 0.1         | sweep.beta: found 0.1; must be a list; correct the file
        name: smoke       | name: fume        | name: found fume; the suite's name is its file's; call it smoke
        """)
    void aValueOfTheWrongKindFails(String was, String is, String message) {
        assertRejected(smoke.replace(was.replace(";", "").stripTrailing(), is), message, ", ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        seeds: 2          | seeds: 0          | seeds must be positive, was 0
        many: 12          | many: 13          | trajectories.many must be 12 times trajectories.few (the paper's 1,200 and 100), was 13 and 1
        demonstrations: 24| demonstrations: 9 | trajectories.demonstrations must be at least trajectories.many (12), was 9
        preset: tiny      | preset: large     | model.preset must be one of [base, tiny], was large
        stateTokens: 80  | stateTokens: 513  | model.stateTokens must be in [16, 512], was 513
        workers: 0        | workers: -1       | workers must not be negative, was -1
        beta: []          | beta: [0.1, 0]    | sweep.beta must hold positive numbers, each once, was [0.1, 0.0]
        learningRate: []  | learningRate: [1, 1.0] | sweep.learningRate must hold positive numbers, each once, was [1.0, 1.0]
        learningRate: []  | learningRate: [1] | evaluation.split must be dev where sweep has values, since settings are never chosen on test goals, was test
        [greedy]          | []                | evaluation.decodings must name greedy or sampled or both, once each, was []
        """)
    void anImpossibleAmountFails(String was, String is, String message) {
        assertRejected(smoke.replace(was, is), message);
    }

    @Test
    void aSuiteThatSweepsDoesNotJudge() {
        assertRejected(
                smoke.replace("split: test", "split: dev")
                        .replace("beta: []", "beta: [0.2]")
                        .replace("judged: false", "judged: true"),
                "judged must be false where sweep has values: a choice among settings is no verdict, was true");
    }

    @Test
    void theSweepHasTheAmountsOfTheStandardSuiteSoThatTheyShareTheCheckpoint() {
        Suite sweep = Suite.load("sweep");
        Suite standard = Suite.load("standard");
        assertThat(sweep.model()).isEqualTo(standard.model());
        assertThat(sweep.vocabulary()).isEqualTo(standard.vocabulary());
        assertThat(sweep.imitation()).isEqualTo(standard.imitation());
        assertThat(sweep.trajectories()).isEqualTo(standard.trajectories());
        assertThat(sweep.budget().steps()).isEqualTo(standard.budget().steps());
        assertThat(sweep.evaluation().split()).isEqualTo(Split.DEV);
        assertThat(standard.evaluation().split()).isEqualTo(Split.TEST);
    }

    @Test
    void asksForNoMoreGoalsThanThereAre() {
        Suite suite = Suite.load("standard");
        assertThat(suite.amounts(500).finalGoals()).isEqualTo(200);
        assertThat(Suite.load("nightly").amounts(123).finalGoals()).isEqualTo(123);
        assertThat(Suite.load("sweep").amounts(249).split()).isEqualTo(Split.DEV);
        assertThatThrownBy(() -> Suite.load("sweep").amounts(99))
                .hasMessageStartingWith(
                        "suite sweep, evaluation.goals: found 200; the shop has 99 development goals; take a smaller suite");
        assertThatThrownBy(() -> suite.amounts(99))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "suite standard, evaluation.goals: found 200; the shop has 99 test goals; take a smaller suite or a shop"
                                + " with more goals");
    }

    @Test
    void budgetsOfArms() {
        Suite suite = Suite.load("standard");
        assertThat(suite.budget(BudgetKind.EQUAL_STEPS))
                .isEqualTo(Budget.ofSteps(suite.budget().steps()));
        assertThat(suite.budget(BudgetKind.EQUAL_WALL_CLOCK))
                .isEqualTo(Budget.ofSeconds(suite.budget().seconds()));
        assertThat(Samples.suite(1, true).has(BudgetKind.EQUAL_WALL_CLOCK)).isFalse();
    }

    private void assertRejected(String yaml, String message) {
        assertRejected(yaml, message, ": ");
    }

    private void assertRejected(String yaml, String message, String separator) {
        assertThatThrownBy(() -> load("smoke", yaml))
                .isInstanceOf(InputException.class)
                .hasMessage("%s", folder.resolve("smoke.yaml") + separator + message);
    }

    private Suite load(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
        return Suite.load(name, folder);
    }

    @Test
    void noMoreGoalsArePerturbedThanArePlayed() {
        Suite smoke = Suite.load("smoke");
        Suite five = perturbing(smoke, 5);
        assertThatThrownBy(() -> five.amounts(500))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "suite smoke, study.perturbedGoals: found 5; of the final evaluation's 4 goals as many may be"
                                + " perturbed at most; lower it, or raise evaluation.goals");
        assertThat(perturbing(smoke, 4).amounts(500).perturbedGoals()).isEqualTo(4);
        assertThat(smoke.amounts(500).perturbedGoals()).isZero();
    }

    private static Suite perturbing(Suite suite, int goals) {
        return new Suite(
                suite.name(),
                suite.seeds(),
                suite.seedsAtMost(),
                suite.judged(),
                suite.budget(),
                suite.model(),
                suite.vocabulary(),
                suite.imitation(),
                suite.trajectories(),
                suite.evaluation(),
                suite.sweep(),
                new Suite.Study(List.of(), 0, 0, goals),
                suite.cost(),
                suite.workers(),
                suite.jmh());
    }
}
