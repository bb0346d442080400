package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrainerTest {

    @Test
    void reportsLossNormAndMetrics() {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.1))) {
            Update update = trainer.step(metrics -> {
                metrics.record("largest", parameters.get("x").max(0).squeeze(-1));
                metrics.record("constant", 7);
                return parameters.get("x").square().sum();
            });
            assertThat(update.step()).isEqualTo(1);
            assertThat(update.loss()).isEqualTo(25);
            assertThat(update.gradientNorm()).isCloseTo(10, within(1e-12));
            assertThat(update.metrics()).containsExactly(Map.entry("largest", 4.0), Map.entry("constant", 7.0));
            assertThat(update.finite()).isTrue();
        }
    }

    @Test
    void minimises() {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Trainer trainer =
                        new Trainer(parameters, AdamW.withLearningRate(0.1).weightDecay(0))) {
            for (int i = 0; i < 200; i++) {
                trainer.step(metrics -> parameters.get("x").square().sum());
            }
            assertThat(trainer.step(metrics -> parameters.get("x").square().sum())
                            .loss())
                    .isLessThan(1e-3);
            assertThat(trainer.steps()).isEqualTo(201);
        }
    }

    @Test
    void garbageCollectionBetweenForwardAndBackwardChangesNothing() {
        assertThat(afterSteps(true)).isEqualTo(afterSteps(false));
    }

    // Buffers behind closed Java handles were once freed before the backward pass read them; fresh memory shows it.
    private static String afterSteps(boolean collect) {
        try (Parameters parameters = TensorTest.parameters(0.3f, -0.4f, 0.5f, 0.6f);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.01))) {
            for (int i = 0; i < 5; i++) {
                trainer.step(metrics -> {
                    Tensor x = parameters.get("x");
                    Tensor data = Tensor.of(new double[] {1, 2, 3, 4}, 2, 2);
                    Tensor loss = Tensor.where(Tensor.of(new boolean[] {true, false, true, true}, 2, 2), x, data)
                            .scale(0.5)
                            .mul(data)
                            .shift(0.25)
                            .div(Tensor.full(3, TensorType.FLOAT64))
                            .clip(-9, 9)
                            .rows(Tensor.of(new long[] {0, 1, 1}, 3))
                            .square()
                            .sum();
                    if (collect) {
                        churn();
                    }
                    return loss;
                });
            }
            return parameters.sha256();
        }
    }

    private static void churn() {
        System.gc();
        for (int i = 0; i < 64; i++) {
            ByteBuffer junk = ByteBuffer.allocateDirect(8 << (i % 12));
            while (junk.remaining() >= 8) {
                junk.putDouble(1e300);
            }
        }
    }

    @Test
    void skipsParametersWithoutGradient() {
        Map<String, Parameters.Array> arrays = new LinkedHashMap<>();
        arrays.put("used", new Parameters.Array(new float[] {1}, 1));
        arrays.put("unused", new Parameters.Array(new float[] {1}, 1));
        try (Parameters parameters = new Parameters(arrays, TensorType.FLOAT32);
                Trainer trainer =
                        new Trainer(parameters, AdamW.withLearningRate(0.1).weightDecay(0.5))) {
            // Used once, then no more: no momentum may move it either.
            trainer.step(metrics ->
                    parameters.get("used").add(parameters.get("unused")).sum());
            float[] before = parameters.snapshot().get("unused").values();
            trainer.step(metrics -> parameters.get("used").sum());
            assertThat(parameters.snapshot().get("unused").values()).isEqualTo(before);
            assertThat(parameters.snapshot().get("used").values()[0]).isLessThan(before[0]);
        }
    }

    @Test
    void aLossThatIsNotFiniteChangesNothing() {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.1))) {
            String before = parameters.sha256();
            Update update =
                    trainer.step(metrics -> parameters.get("x").neg().log().sum());
            assertThat(update.finite()).isFalse();
            assertThat(update.loss()).isNaN();
            assertThat(parameters.sha256()).isEqualTo(before);
        }
    }

    @Test
    void outsideAStepNothingIsRecorded() {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Parameters reference = parameters.copy();
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.1))) {
            String before = reference.sha256();
            trainer.step(metrics -> {
                double read;
                try (Scope scope = Scope.openWithoutGraph()) {
                    read = parameters.get("x").sum().item();
                }
                metrics.record("read", read);
                return parameters
                        .get("x")
                        .sub(reference.get("x"))
                        .shift(1)
                        .square()
                        .sum();
            });
            assertThat(reference.sha256()).isEqualTo(before).isNotEqualTo(parameters.sha256());
        }
    }

    @Test
    void namesALossThatTrainsNothing() {
        try (Parameters parameters = TensorTest.parameters(3, 4);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.step(metrics -> Tensor.full(1, TensorType.FLOAT64)))
                    .withMessage("the loss does not depend on any of the trained parameters");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.step(metrics -> parameters.get("x")))
                    .withMessage("a loss must be a scalar, found shape [2, 1]");
            // A failed step leaves no trace.
            assertThat(trainer.step(metrics -> parameters.get("x").sum()).step())
                    .isEqualTo(1);
        }
    }

    @Test
    void memoryStaysFlatOverSteps() {
        AtomicLong after = new AtomicLong();
        try (Parameters parameters = TensorTest.parameters(new float[200_000]);
                Trainer trainer = new Trainer(parameters, AdamW.withLearningRate(0.1))) {
            for (int i = 0; i < 60; i++) {
                trainer.step(
                        metrics -> parameters.get("x").shift(1).square().exp().mean());
                if (i == 19) {
                    after.set(residentKilobytes());
                }
            }
        }
        // One leaked tensor of 1.6 MB a step would be 64 MB.
        assertThat(residentKilobytes() - after.get()).isLessThan(32 * 1024);
    }

    private static long residentKilobytes() {
        try {
            return java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (java.io.IOException notLinux) {
            return 0;
        }
    }
}
