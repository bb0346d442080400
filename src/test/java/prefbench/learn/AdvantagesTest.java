package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AdvantagesTest {
    private static final org.assertj.core.data.Offset<Double> TOLERANCE = within(1e-12);

    private final JsonNode vectors = Vectors.read("ppo_gae.json");

    @Test
    void agreeWithCleanRlForEveryGammaAndLambda() {
        JsonNode gae = vectors.get("gae_cleanrl");
        for (JsonNode expected : gae.get("cases")) {
            for (int environment = 0; environment < 2; environment++) {
                Advantages found = Advantages.estimate(
                        Vectors.column(gae.get("rewards"), environment),
                        Vectors.column(gae.get("values"), environment),
                        endedWithStep(gae, environment),
                        gae.get("next_value").get(environment).asDouble(),
                        expected.get("gamma").asDouble(),
                        expected.get("lam").asDouble());
                assertThat(found.advantages())
                        .containsExactly(Vectors.column(expected.get("advantages"), environment), TOLERANCE);
                assertThat(found.returns())
                        .containsExactly(Vectors.column(expected.get("returns"), environment), TOLERANCE);
            }
        }
    }

    @Test
    void areReturnsMinusValuesWhenLambdaIsOne() {
        JsonNode a2c = vectors.get("webshop_a2c");
        JsonNode gae = vectors.get("gae_cleanrl");
        for (int environment = 0; environment < 2; environment++) {
            boolean[] done = flags(Vectors.column(a2c.get("dones_of_same_step"), environment));
            Advantages found = Advantages.estimate(
                    Vectors.column(gae.get("rewards"), environment),
                    Vectors.column(gae.get("values"), environment),
                    done,
                    a2c.get("last_values").get(environment).asDouble(),
                    0.9,
                    1);
            assertThat(found.returns()).containsExactly(Vectors.column(a2c.get("returns"), environment), TOLERANCE);
            assertThat(found.advantages())
                    .containsExactly(Vectors.column(a2c.get("advantages"), environment), TOLERANCE);
        }
    }

    @Test
    void agreeWithWebShopsOwnDiscounting() {
        JsonNode golden = Vectors.ofWebShop("discount_reward.json");
        for (int environment = 0; environment < 3; environment++) {
            Advantages found = Advantages.estimate(
                    Vectors.column(golden.get("rewards"), environment),
                    Vectors.column(golden.get("values"), environment),
                    flags(Vectors.column(golden.get("dones"), environment)),
                    golden.get("last_values").get(environment).asDouble(),
                    golden.get("gamma").asDouble(),
                    1);
            // The original computes in float32.
            assertThat(found.returns())
                    .containsExactly(Vectors.column(golden.get("returns"), environment), within(2e-6));
            assertThat(found.advantages())
                    .containsExactly(Vectors.column(golden.get("advantages"), environment), within(2e-6));
        }
    }

    @Test
    void agreeWithTrlWhereItsMaskCountsAndWhitenTogether() {
        JsonNode trl = vectors.get("gae_trl");
        List<Double> raw = new ArrayList<>();
        List<Double> whitened = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            int length = (int)
                    Arrays.stream(Vectors.doubles(trl.get("mask").get(row))).sum();
            // TRL ends every text; what its mask leaves out does not exist here.
            boolean[] done = new boolean[length];
            done[length - 1] = true;
            Advantages found = Advantages.estimate(
                    first(trl, "rewards", row, length),
                    first(trl, "values", row, length),
                    done,
                    0,
                    trl.get("gamma").asDouble(),
                    trl.get("lam").asDouble());
            assertThat(found.advantages()).containsExactly(first(trl, "advantages_raw", row, length), TOLERANCE);
            assertThat(found.returns()).containsExactly(first(trl, "returns", row, length), TOLERANCE);
            Arrays.stream(found.advantages()).forEach(raw::add);
            Arrays.stream(first(trl, "advantages_whitened", row, length)).forEach(whitened::add);
        }
        assertThat(Scaling.WHITENED.of(
                        raw.stream().mapToDouble(Double::doubleValue).toArray()))
                .containsExactly(
                        whitened.stream().mapToDouble(Double::doubleValue).toArray(), TOLERANCE);
    }

    @Test
    void thatAreAllEqualBecomeZeroWhenScaled() {
        for (Scaling scaling : List.of(Scaling.STANDARDISED, Scaling.WHITENED)) {
            assertThat(scaling.of(new double[] {0.5, 0.5, 0.5})).containsExactly(0, 0, 0);
            assertThat(scaling.of(new double[] {7})).containsExactly(0);
        }
    }

    private static double[] first(JsonNode node, String name, int row, int length) {
        return Arrays.copyOf(Vectors.doubles(node.get(name).get(row)), length);
    }

    /** CleanRL marks the first step of an episode; here the last one is marked. */
    private static boolean[] endedWithStep(JsonNode gae, int environment) {
        boolean[] first = flags(Vectors.column(gae.get("dones"), environment));
        boolean[] last = new boolean[first.length];
        System.arraycopy(first, 1, last, 0, first.length - 1);
        last[last.length - 1] = gae.get("next_done").get(environment).asDouble() == 1;
        return last;
    }

    private static boolean[] flags(double[] numbers) {
        boolean[] flags = new boolean[numbers.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = numbers[i] == 1;
        }
        return flags;
    }
}
