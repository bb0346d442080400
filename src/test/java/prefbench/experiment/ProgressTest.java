package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), terminal, () -> now);
    }

    private void after(int seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    private String said() {
        String said = out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        out.reset();
        return said;
    }

    @Test
    void withoutATerminalOneLineEveryThirtySeconds() {
        Progress progress = progress(false);
        progress.expect(3);
        progress.started("dpo, seed 0");
        progress.started("ppo, seed 0");
        progress.reported("dpo, seed 0", Progress.line("train", 0, 300));
        after(29);
        progress.reported("dpo, seed 0", Progress.line("train", 100, 300));
        assertThat(said()).isEmpty();
        after(1);
        progress.tick();
        assertThat(said())
                .isEqualTo("0 of 3 trials done; dpo, seed 0: train 100/300, 60 s left; ppo, seed 0: starting\n");
        after(29);
        progress.ended("ppo, seed 0");
        progress.tick();
        assertThat(said()).isEmpty();
        after(1);
        progress.reported("dpo, seed 0", Progress.line("evaluate", 100, 100));
        assertThat(said()).isEqualTo("1 of 3 trials done; dpo, seed 0: evaluate 100/100\n");
    }

    @Test
    void onATerminalOneLiveLineForEachRunningTrial() {
        Progress progress = progress(true);
        progress.expect(2);
        progress.started("dpo, seed 0");
        assertThat(said()).isEqualTo("dpo, seed 0: starting\n");
        after(1);
        progress.reported("dpo, seed 0", Progress.line("train", 1, 4));
        assertThat(said()).isEqualTo("\u001b[1A\u001b[Jdpo, seed 0: train 1/4\n");
        progress.say("a word");
        assertThat(said()).isEqualTo("\u001b[1A\u001b[Ja word\ndpo, seed 0: train 1/4\n");
        progress.ended("dpo, seed 0");
        assertThat(said()).isEqualTo("\u001b[1A\u001b[J");
    }

    @Test
    void theTimeLeftIsJudgedFromWhereThePhaseWasTakenUpAgain() {
        Progress progress = progress(false);
        progress.expect(1);
        progress.started("dpo");
        progress.reported("dpo", Progress.line("evaluate", 0, 0));
        progress.reported("dpo", Progress.line("train", 100, 300));
        after(30);
        progress.reported("dpo", Progress.line("train", 150, 300));
        assertThat(said()).isEqualTo("0 of 1 trials done; dpo: train 150/300, 2 min left\n");
    }

    @Test
    void whatIsNoProgressIsLeftToTheLog() {
        Progress progress = progress(false);
        assertThat(progress.reported("dpo", "plain text")).isFalse();
        assertThat(progress.reported("dpo", "{\"other\":1}")).isFalse();
        assertThat(progress.reported("dpo", "{broken")).isFalse();
        assertThat(progress.reported("dpo", "{\"phase\":\"train\",\"step\":12,\"of\":300,\"loss\":0.7}"))
                .isTrue();
    }

    @Test
    void durationsAsPeopleSayThem() {
        assertThat(Progress.duration(45.2)).isEqualTo("45 s");
        assertThat(Progress.duration(720)).isEqualTo("12 min");
        assertThat(Progress.duration(3.5 * 3600)).isEqualTo("3.5 h");
    }
}
