package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training holds no more memory the longer it lasts. */
class ResidentMemoryTest {
    private static final double MOST_GROWTH = 0.05;

    @TempDir
    Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(ResidentMemory.isKnown(), "skipped: this system does not tell a process's memory in /proc");
    }

    static Set<String> learners() {
        return ResidentMemory.learners().keySet();
    }

    /** One of each class. */
    @Test
    void staysFromStep100ToStep200() throws Exception {
        Map<String, String> ofClasses = new LinkedHashMap<>();
        learners().forEach(learner -> ofClasses.putIfAbsent(learner.split("\\.")[0], learner));
        assertStays(100, 200, ofClasses.values());
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("learners")
    void staysFromStep500ToStep2000(String learner) throws Exception {
        assertStays(500, 2000, List.of(learner));
    }

    private void assertStays(int from, int to, Collection<String> learners) throws Exception {
        List<String> lines = run(from, to, learners);
        assertThat(lines).hasSameSizeAs(learners);
        assertThat(lines).allSatisfy(line -> {
            String[] parts = line.split(" ");
            double before = Double.parseDouble(parts[1]);
            assertThat(Double.parseDouble(parts[2]))
                    .as("KiB after %d steps of %s, was %s after %d", to, parts[0], parts[1], from)
                    .isLessThan(before * (1 + MOST_GROWTH));
        });
    }

    private List<String> run(int from, int to, Collection<String> learners) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms160m",
                "-Xmx160m",
                "-XX:+AlwaysPreTouch",
                "-XX:+UseSerialGC",
                // The optimising compiler's own memory comes and goes.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ResidentMemory.class.getName(),
                Integer.toString(from),
                Integer.toString(to)));
        command.addAll(learners);
        Path errors = folder.resolve("errors.txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s", Files.readString(errors)).isZero();
        return answer.lines().toList();
    }
}
