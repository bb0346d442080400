package prefbench.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import prefbench.experiment.Findings;
import prefbench.experiment.Suite;
import prefbench.experiment.Verdict;
import prefbench.experiment.Verdicts;
import prefbench.junit.Experiment;
import prefbench.report.Evidence;
import prefbench.report.Report;
import prefbench.text.InputException;

/** {@code prefbench run}: experiments under a suite, then their report; the last lines are the verdicts. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs experiments under a suite and writes their report. Finished trials are not run again.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    RunOptions options = new RunOptions();

    @Option(
            names = "--classpath",
            paramLabel = "JAR|DIR",
            defaultValue = "target/prefbench-experiments.jar",
            description = "Where the experiments' classes are (default: ${DEFAULT-VALUE}).")
    Path classpath = Path.of("target", "prefbench-experiments.jar");

    @Parameters(paramLabel = "EXPERIMENT", description = "Simple class names (default: all on the class path).")
    List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        options.properties().forEach((name, value) -> System.setProperty("prefbench." + name, value));
        options.settings();
        Failures failures = new Failures();
        List<String> ran;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = loader()) {
            Thread.currentThread().setContextClassLoader(loader);
            List<Class<?>> experiments = experiments(loader);
            ran = experiments.stream().map(Class::getSimpleName).toList();
            requireRoom(ran);
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(
                            experiments.stream().map(type -> selectClass(type)).toList())
                    .build();
            Launcher launcher = LauncherFactory.create();
            launcher.execute(request, failures);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        return report(failures, ran);
    }

    /** Before hours of trials: that their report will not have to be refused. */
    private void requireRoom(List<String> experiments) {
        Path reports = options.folders.reports;
        Suite suite = Suite.load(options.settings().suite());
        List<Findings> later = new ArrayList<>(Findings.readAll(reports));
        later.removeIf(each -> experiments.contains(each.experiment()));
        experiments.forEach(name -> later.add(new Findings(name, suite, List.of())));
        Evidence.requireOneSuite(reports, later);
    }

    private Integer report(Failures failures, List<String> ran) {
        failures.input().ifPresent(input -> {
            throw input;
        });
        failures.print();
        if (failures.declared()) {
            return Main.INPUT;
        }
        Path reports = options.folders.reports;
        Report report = Report.of(Evidence.read(reports, options.folders.store()));
        report.write(reports);
        System.out.println(report.summary());
        boolean refuted = Verdicts.in(reports).read().stream()
                .filter(verdict -> ran.contains(verdict.experiment()))
                .anyMatch(verdict -> verdict.outcome() == Verdict.Outcome.REFUTED);
        if (refuted && options.enforce) {
            return Main.UNEQUAL;
        }
        return failures.none() ? Main.OK : Main.TRIAL_FAILED;
    }

    private URLClassLoader loader() throws MalformedURLException {
        if (!Files.exists(classpath)) {
            throw new InputException(
                    "--classpath: found no %s; experiments are read from a jar or a folder of classes; run 'mvn package', or name yours"
                            .formatted(classpath));
        }
        return new URLClassLoader(
                new URL[] {classpath.toUri().toURL()}, getClass().getClassLoader());
    }

    private List<Class<?>> experiments(ClassLoader loader) {
        List<Class<?>> found = classNames().stream()
                .<Class<?>>map(name -> load(loader, name))
                .filter(type -> type.isAnnotationPresent(Experiment.class))
                .toList();
        if (found.isEmpty()) {
            throw new InputException(
                    "--classpath: found no experiment in %s; one is a class of a name that ends in Experiment, annotated with @Experiment; name the jar or the folder that has it"
                            .formatted(classpath));
        }
        List<String> there = found.stream().map(Class::getSimpleName).toList();
        for (String name : names) {
            if (!there.contains(name)) {
                throw new InputException("unknown experiment [%s]: %s has %s".formatted(name, classpath, there));
            }
        }
        return found.stream()
                .filter(type -> names.isEmpty() || names.contains(type.getSimpleName()))
                .toList();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("listed but not there: " + name, e);
        }
    }

    /** Of all top-level classes, in order. */
    private List<String> classNames() {
        try {
            if (Files.isDirectory(classpath)) {
                try (Stream<Path> files = Files.walk(classpath)) {
                    return names(files.map(
                            file -> classpath.relativize(file).toString().replace('\\', '/')));
                }
            }
            try (JarFile jar = new JarFile(classpath.toFile())) {
                return names(jar.stream().map(JarEntry::getName));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(classpath + ": cannot be read", e);
        }
    }

    private static List<String> names(Stream<String> entries) {
        return entries.filter(entry -> entry.endsWith("Experiment.class") && !entry.contains("$"))
                .map(entry -> entry.replaceFirst("\\.class$", "").replace('/', '.'))
                .sorted()
                .toList();
    }

    /** What failed, of what JUnit ran. */
    private static final class Failures implements TestExecutionListener {
        private final List<Throwable> causes = new ArrayList<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                result.getThrowable().ifPresent(causes::add);
            }
        }

        java.util.Optional<InputException> input() {
            return causes.stream()
                    .filter(InputException.class::isInstance)
                    .map(InputException.class::cast)
                    .findFirst();
        }

        boolean none() {
            return causes.isEmpty();
        }

        /** Whether an experiment is declared wrongly, so that it did not start. */
        boolean declared() {
            return causes.stream().anyMatch(JUnitException.class::isInstance);
        }

        void print() {
            causes.forEach(cause -> System.err.println(cause.getMessage()));
        }
    }
}
