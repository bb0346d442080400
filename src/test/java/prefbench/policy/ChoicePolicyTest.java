package prefbench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.tensor.AdamW;
import prefbench.tensor.Trainer;
import prefbench.tensor.Update;

class ChoicePolicyTest {
    private static final List<String> WORDS =
            List.of("red", "blue", "dress", "shirt", "shoe", "lamp", "oak", "desk", "green", "tea");
    static final ChoiceConfig SMALL =
            new ChoiceConfig(16, 1, 2, 32, 64, 8, 48, 16, ActionPadding.MASKED, Truncation.INSTRUCTION_FIRST);

    private static Tokenizer tokenizer;

    @BeforeAll
    static void train() {
        tokenizer = Tokenizer.train(List.of(String.join(" ", WORDS) + " click [ ] item -"), 160);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    /** States whose right action names the word of the instruction. */
    private static List<State> states(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<State> states = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String wanted = WORDS.get(random.nextInt(WORDS.size()));
            List<String> actions = new ArrayList<>();
            for (int a = 0; a < 2 + random.nextInt(4); a++) {
                actions.add("click[" + WORDS.get(random.nextInt(WORDS.size())) + "]");
            }
            actions.add("click[" + wanted + "]");
            states.add(new State(wanted, "red lamp ".repeat(random.nextInt(6)), actions));
        }
        return states;
    }

    private static int[] last(List<State> states) {
        return states.stream().mapToInt(state -> state.actions().size() - 1).toArray();
    }

    @Test
    void everyStateGetsADistributionOverItsActionsInItsPlace() {
        List<State> states = states(70, 1);
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1)) {
            Choices choices = policy.choose(states);
            assertThat(choices.values()).hasSize(70);
            for (int i = 0; i < states.size(); i++) {
                double[] row = choices.logProbabilities().get(i);
                assertThat(row).hasSize(states.get(i).actions().size());
                double sum = 0;
                for (double logProbability : row) {
                    sum += Math.exp(logProbability);
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
                Choices alone = policy.choose(List.of(states.get(i)));
                assertThat(alone.logProbabilities().get(0)).containsExactly(row, within(1e-5));
                assertThat(alone.values()[0]).isCloseTo(choices.values()[i], within(1e-5));
            }
            assertThat(policy.logProbabilities(List.of())).isEmpty();
        }
    }

    @Test
    void equalActionTextsAreEquallyLikely() {
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1)) {
            double[] row = policy.logProbabilities(
                            List.of(new State("red", "lamp", List.of("click[red]", "click[tea]", "click[red]"))))
                    .get(0);
            assertThat(row[0]).isEqualTo(row[2]);
        }
    }

    @Test
    void learnsToFollowTheInstruction() {
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 3);
                Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(5e-3))) {
            double first = 0;
            double last = 0;
            for (int step = 0; step < 120; step++) {
                Update update = imitate(policy, trainer, states(16, step));
                first = step == 0 ? update.loss() : first;
                last = update.loss();
            }
            assertThat(last).isLessThan(0.5 * first);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAfterTraining() {
        assertThat(trained(7)).isEqualTo(trained(7)).isNotEqualTo(trained(8));
    }

    private static String trained(long seed) {
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, seed);
                Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-3))) {
            String before = policy.parameters().sha256();
            for (int step = 0; step < 10; step++) {
                List<State> states = states(8, step);
                Dropout dropout = new Dropout(0.1, step);
                trainer.step(metrics -> policy.forward(states, dropout)
                        .logProbabilitiesOf(last(states))
                        .mean()
                        .neg());
            }
            assertThat(policy.parameters().sha256()).isNotEqualTo(before);
            return policy.parameters().sha256();
        }
    }

    @Test
    void remembersActionsOnlyWhileTheWeightsStay() {
        List<State> states = states(40, 2);
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1);
                Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-2))) {
            List<double[]> first = policy.logProbabilities(states);
            List<double[]> second = policy.logProbabilities(states);
            imitate(policy, trainer, states);
            List<double[]> trained = policy.logProbabilities(states);
            try (ChoicePolicy copy = policy.copyFrozen()) {
                List<double[]> fresh = copy.logProbabilities(states);
                for (int i = 0; i < states.size(); i++) {
                    assertThat(second.get(i)).isEqualTo(first.get(i));
                    assertThat(trained.get(i)).isEqualTo(fresh.get(i)).isNotEqualTo(first.get(i));
                }
            }
        }
    }

    @Test
    void aFrozenCopyStaysAsItIs() {
        List<State> states = states(8, 1);
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1);
                ChoicePolicy reference = policy.copyFrozen();
                Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-2))) {
            double[] before = policy.logProbabilities(states).get(0);
            imitate(policy, trainer, states);
            assertThat(reference.logProbabilities(states).get(0)).isEqualTo(before);
            assertThat(policy.logProbabilities(states).get(0)).isNotEqualTo(before);
        }
    }

    @Test
    void choosingInsideALossRecordsNothing() {
        List<State> states = states(4, 1);
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1);
                Trainer trainer = new Trainer(policy.parameters(), AdamW.withLearningRate(1e-2))) {
            Update update = trainer.step(metrics -> {
                metrics.record(
                        "before", policy.choose(states).logProbabilities().get(0)[0]);
                Forward forward = policy.forward(states);
                metrics.record("entropy", forward.entropies().mean());
                return forward.values().square().mean().sub(forward.entropies().mean());
            });
            assertThat(update.finite()).isTrue();
            assertThat(update.metrics().get("entropy")).isBetween(0.5, Math.log(6));
        }
    }

    @Test
    void anEmptyBatchIsRefused() {
        try (ChoicePolicy policy = ChoicePolicy.create(SMALL, tokenizer, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> policy.forward(List.of()))
                    .withMessage("a batch needs at least one state, found none");
        }
    }

    @Test
    void theRandomPolicyIsUniform() {
        double[] row = new RandomPolicy()
                .logProbabilities(List.of(new State("", "", List.of("a", "b", "c", "d"))))
                .get(0);
        assertThat(row).containsOnly(-Math.log(4));
    }

    private static Update imitate(ChoicePolicy policy, Trainer trainer, List<State> states) {
        return trainer.step(metrics ->
                policy.forward(states).logProbabilitiesOf(last(states)).mean().neg());
    }
}
