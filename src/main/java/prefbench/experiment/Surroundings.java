package prefbench.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import prefbench.shop.ShopFacts;

/**
 * What a process knows about itself and its machine, gathered at the start of a trial and turned into {@link Provenance} at
 * its end.
 */
public final class Surroundings {
    private final Identity identity;
    private final Path directory;
    private final String device;
    private final String classPath;
    private final InstantSource clock;
    private final Instant started;

    /**
     * @param directory of the repository, or in it
     * @param device what tensors lie on, as the engine calls it
     */
    public Surroundings(Identity identity, Path directory, String device, InstantSource clock) {
        this(identity, directory, device, System.getProperty("java.class.path"), clock);
    }

    Surroundings(Identity identity, Path directory, String device, String classPath, InstantSource clock) {
        this.identity = identity;
        this.directory = directory;
        this.device = device;
        this.classPath = classPath;
        this.clock = clock;
        this.started = clock.instant();
    }

    public Provenance provenance(TrialResult result, TrialTimings timings, ShopFacts shop) {
        return new Provenance(
                identity.key(result.spec()),
                result.spec(),
                identity.determinants(),
                jars(classPath),
                shop,
                git(directory),
                machine(),
                new Provenance.Used(result.steps(), result.episodes(), timings.training(), result.stop()),
                started.toString(),
                clock.instant().toString());
    }

    private Provenance.Machine machine() {
        return new Provenance.Machine(
                System.getProperty("java.version"),
                "%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                System.getProperty("os.arch"),
                Processor.name(),
                Runtime.getRuntime().availableProcessors(),
                device);
    }

    static Map<String, String> jars(String classPath) {
        Map<String, String> hashes = new TreeMap<>();
        for (String entry : classPath.split(System.getProperty("path.separator"))) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
                hashes.put(path.getFileName().toString(), FileHash.of(path));
            }
        }
        return hashes;
    }

    static Provenance.Git git(Path directory) {
        String commit = ask(directory, "rev-parse", "HEAD").orElse("unknown");
        String branch = ask(directory, "rev-parse", "--abbrev-ref", "HEAD")
                .map(name -> name.equals("HEAD") ? "detached" : name)
                .orElse("unknown");
        String dirty = ask(directory, "status", "--porcelain", "--untracked-files=no")
                .map(changes -> String.valueOf(!changes.isEmpty()))
                .orElse("unknown");
        return new Provenance.Git(commit, branch, dirty);
    }

    private static Optional<String> ask(Path directory, String... question) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(question));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
