package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
