package prefbench.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import prefbench.random.RandomStreams;

/**
 * Stands in for a trial's worker: its results depend on the specification alone. A file {@code crash} beside the checkpoint
 * kills it once, half-way; {@code differ} makes it give something else.
 */
final class SampleTrialRun {
    private SampleTrialRun() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.start();
        Run run = new Run(Path.of(arguments[0]));
        TrialSpec spec = run.spec();
        Path folder = Path.of(spec.places().checkpoint());
        if (Files.deleteIfExists(folder.resolve("crash"))) {
            Files.writeString(run.directory().resolve("timings.json"), "{");
            Files.writeString(run.directory().resolve("result.jsonl.tmp"), "{\"line\":\"tri");
            Runtime.getRuntime().halt(137);
        }
        SplittableRandom random = new RandomStreams(spec.seed())
                .stream("rewards", spec.recipe().toString().hashCode());
        double last = Files.exists(folder.resolve("differ")) ? 0.25 : random.nextDouble();
        TrialResult result = Samples.result(spec, random.nextDouble(), random.nextDouble(), 1, last);
        Identity identity = new Identity(java.util.Map.of("code", "test"));
        run.finish(
                result,
                Samples.lineage(3),
                Samples.timings(),
                new Surroundings(identity, folder, "none", "", InstantSource.system())
                        .provenance(result, Samples.timings(), Samples.shop()));
    }
}
