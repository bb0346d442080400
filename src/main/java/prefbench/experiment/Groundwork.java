package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import prefbench.learn.Imitation;
import prefbench.policy.CheckpointKind;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.QueryWriter;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.ShopOptions;
import prefbench.shop.fixture.Fixtures;
import prefbench.text.InputException;
import prefbench.trajectory.Demonstrations;
import prefbench.trajectory.FixtureFolder;
import prefbench.trajectory.Reading;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectoryFiles;
import tools.jackson.core.type.TypeReference;

/**
 * The usual preparation. The shop is the made-up one, made on demand, or the user's, read in place. Demonstrations are the
 * user's, or the simulated shopper's in that shop, as an il_trajs file. The imitation checkpoint is trained in a worker, once
 * for each state of all that determines it; or it is the user's own.
 */
public final class Groundwork implements Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Groundwork.class);
    private static final List<String> CHECKPOINT_FILES = List.of("config.json", "model.safetensors", "tokenizer.json");
    private static final TypeReference<Map<String, Integer>> LEFT_OUT = new TypeReference<>() {};
    private static final double LEARNING_RATE = 1e-3;
    /** WebShop's, for bert-base (spec §10). */
    private static final double ENCODER_LEARNING_RATE = 2e-5;

    private static final double WARMUP = 0.05;
    private static final double WEIGHT_DECAY = 0.01;
    private static final double DROPOUT = 0.1;

    private final Path cache;
    private final Path fixtures;

    /** Of a project's working directory: {@code target/fixtures} for what is made, {@code fixtures} for what git holds. */
    public Groundwork() {
        this(Path.of("target", "fixtures"), Path.of("fixtures"));
    }

    /**
     * @param cache where the made-up shop and demonstrations are made
     * @param fixtures where recorded demonstrations are, if any
     */
    public Groundwork(Path cache, Path fixtures) {
        this.cache = cache.toAbsolutePath().normalize();
        this.fixtures = fixtures;
    }

    /** What is known of shop and demonstrations. */
    private record Site(
            Path shop,
            String hash,
            List<String> leftOut,
            GoalKind goals,
            int playedGoals,
            List<GoalFacts> facts,
            Walked demonstrations,
            String provenance,
            QuerySource queries) {}

    /** Demonstrations in a file, and how many trajectories are not among them, by reason. */
    private record Walked(Path file, Map<String, Integer> leftOut) {

        static Walked of(Path file) {
            return new Walked(file, Json.MAPPER.readValue(besides(file).toFile(), LEFT_OUT));
        }

        static boolean isThere(Path file) {
            return Files.isRegularFile(file) && Files.isRegularFile(besides(file));
        }

        static Path besides(Path file) {
            return file.resolveSibling(file.getFileName().toString().replaceAll("\\.jsonl$", ".left-out.json"));
        }
    }

    @Override
    public Ground survey(Suite suite, Settings settings) {
        Optional<GivenCheckpoint> given = settings.checkpoint().map(GivenCheckpoint::of);
        Optional<ChoiceConfig> model = given.map(checkpoint -> checkpoint.check(suite.model()));
        Site site = site(suite, settings);
        site.leftOut.forEach(message -> LOG.warn("left out: {}", message));
        CheckpointSpec checkpoint = checkpoint(site, suite, given);
        boolean ready = given.isPresent() && !given.get().isEncoder();
        String key = ready ? given.get().key() : checkpoint.key(Identity.ofThisProcess());
        Path folder = ready
                ? given.get().folder()
                : settings.checkpoints().toAbsolutePath().normalize().resolve(key);
        return new Ground(
                new TrialSpec.Data(
                        checkpoint.shop(),
                        checkpoint.leftOut(),
                        checkpoint.goals(),
                        checkpoint.demonstrations(),
                        site.provenance,
                        key,
                        site.queries.hash(),
                        site.demonstrations.leftOut),
                new TrialSpec.Places(
                        site.shop.toString(),
                        site.demonstrations.file.toString(),
                        folder.toString(),
                        site.queries.folder()),
                site.playedGoals,
                model,
                site.facts);
    }

    /**
     * What a suite's imitation checkpoint is made from.
     *
     * @throws InputException if a file breaks a rule, or the user gave a choice model, which imitation is not to make
     */
    public CheckpointSpec checkpoint(Suite suite, Settings settings) {
        Optional<GivenCheckpoint> given = settings.checkpoint().map(GivenCheckpoint::of);
        given.filter(checkpoint -> !checkpoint.isEncoder()).ifPresent(checkpoint -> {
            throw InputException.in(
                    checkpoint.folder(),
                    "tensors",
                    "a trained choice model",
                    "imitation starts from an encoder or from fresh weights",
                    "give a BERT's folder, or leave the checkpoint out");
        });
        return checkpoint(site(suite, settings), suite, given);
    }

    @Override
    public void complete(Ground ground, Suite suite, Settings settings, Progress progress) {
        Path folder = Path.of(ground.places().checkpoint());
        if (GivenCheckpoint.isKey(ground.data().checkpoint())) {
            progress.say("checkpoint %s: every arm starts from this %s".formatted(folder, CheckpointKind.of(folder)));
            return;
        }
        if (Files.isDirectory(folder)) {
            requireWhole(folder);
            return;
        }
        Path spec = folder.resolveSibling(folder.getFileName() + ".json");
        WholeFile.write(spec, Json.pretty(checkpoint(suite, settings)));
        progress.say("checkpoint %s: %d steps of imitation"
                .formatted(folder, suite.imitation().steps()));
        try (Workers workers =
                new Workers(Launch.likeThisProcess(settings.workerMemory()), Launch.Slot.cores(1), progress)) {
            Workers.Ended ended = workers.run(List.of(job(spec, folder))).get(0);
            if (!ended.succeeded()) {
                throw new InputException(
                        "%s: the imitation checkpoint was not made: its worker died (status %d); log %s ends with:%n%s"
                                .formatted(folder, ended.status(), ended.job().log(), ended.tail()));
            }
            Files.deleteIfExists(spec);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be deleted".formatted(spec), e);
        }
        requireWhole(folder);
    }

    private static Workers.Job job(Path spec, Path folder) {
        return new Workers.Job(
                "imitation",
                CheckpointWorker.class.getName(),
                List.of(spec.toString(), folder.toString()),
                folder.resolveSibling(folder.getFileName() + ".log"),
                true);
    }

    static void requireWhole(Path checkpoint) {
        for (String name : CHECKPOINT_FILES) {
            if (!Files.isRegularFile(checkpoint.resolve(name))) {
                throw InputException.in(
                        checkpoint,
                        name,
                        "no such file",
                        "a checkpoint has " + CHECKPOINT_FILES,
                        "delete the folder to have it trained again");
            }
        }
    }

    private static CheckpointSpec checkpoint(Site site, Suite suite, Optional<GivenCheckpoint> start) {
        return new CheckpointSpec(
                site.hash,
                site.leftOut.size(),
                site.goals.name().toLowerCase(Locale.ROOT),
                FileHash.of(site.demonstrations.file),
                suite.model(),
                start.map(GivenCheckpoint::hash).orElse(CheckpointSpec.FRESH),
                suite.vocabulary(),
                new Imitation.Settings(
                        suite.imitation().steps(),
                        suite.imitation().batch(),
                        start.isPresent() ? ENCODER_LEARNING_RATE : LEARNING_RATE,
                        WARMUP,
                        WEIGHT_DECAY,
                        DROPOUT),
                new TrialSpec.Places(
                        site.shop.toString(),
                        site.demonstrations.file.toString(),
                        start.map(given -> given.folder().toString()).orElse(""),
                        site.queries.folder()));
    }

    private Site site(Suite suite, Settings settings) {
        Path directory = settings.shop()
                .orElseGet(() -> Fixtures.shop(cache))
                .toAbsolutePath()
                .normalize();
        GoalKind kind = settings.goals()
                .map(goals -> GoalKind.valueOf(goals.toUpperCase(Locale.ROOT)))
                .orElse(GoalKind.AUTO);
        ShopOptions options = ShopOptions.standard().withGoals(kind);
        try (Shop shop = Shop.open(directory, settings.skipBad() ? options.skippingBad() : options)) {
            List<Goal> goals = suite.evaluation().split().of(shop.splits());
            TrialSpec.Amounts amounts = suite.amounts(goals.size());
            int played = Math.max(amounts.finalGoals(), amounts.curveGoals());
            QuerySource queries = QuerySource.of(settings.queries());
            Walked demonstrations = demonstrations(shop, suite, settings, queries);
            return new Site(
                    directory,
                    shop.hash(),
                    shop.leftOut(),
                    shop.goalKind(),
                    goals.size(),
                    GoalFacts.of(shop, goals.subList(0, played)),
                    demonstrations,
                    provenance(demonstrations.file),
                    queries);
        }
    }

    /** Human only if all of them are: a user may well give a file that the simulated shopper wrote. */
    private static String provenance(Path demonstrations) {
        boolean human = TrajectoryFiles.read(demonstrations).stream()
                .allMatch(trajectory -> trajectory.provenance() == Trajectory.Provenance.HUMAN);
        return (human ? Trajectory.Provenance.HUMAN : Trajectory.Provenance.SIMULATED_HUMAN).toString();
    }

    /** One file for each shop, number, code and source: what is there is as it would be made. */
    private Walked demonstrations(Shop shop, Suite suite, Settings settings, QuerySource source) {
        int count = suite.trajectories().demonstrations();
        String walked = settings.demonstrations().map(FileHash::of).orElse("simulated");
        String key = Json.sha256(String.join(
                " ",
                shop.hash(),
                shop.goalKind().name(),
                String.valueOf(count),
                walked,
                source.hash(),
                CodeHash.ofThisCode()));
        Path file = cache.resolve("demonstrations-%s.jsonl".formatted(key.substring(0, 16)));
        if (Walked.isThere(file)) {
            return Walked.of(file);
        }
        QueryWriter queries = source.open();
        try {
            Reading reading = settings.demonstrations().isPresent()
                    ? people(settings.demonstrations().get(), shop, queries)
                    : simulated(shop, queries, source, count);
            List<Trajectory> trajectories = reading.trajectories();
            WholeFile.write(Walked.besides(file), Json.pretty(reading.skipped()));
            Demonstrations.materialise(trajectories.subList(0, Math.min(count, trajectories.size())), file);
            return Walked.of(file);
        } finally {
            QuerySource.close(queries);
        }
    }

    /** What git holds are choices among the rule's queries: with others the shopper has to walk anew. */
    private Reading simulated(Shop shop, QueryWriter queries, QuerySource source, int count) {
        return source.rule()
                ? Demonstrations.of(shop, queries, fixtures.resolve(FixtureFolder.DEMONSTRATIONS), count)
                : Demonstrations.simulated(shop, queries, count);
    }

    private static Reading people(Path path, Shop shop, QueryWriter queries) {
        Reading reading = TrajectoryFiles.read(path, shop, queries);
        reading.skipped().forEach((reason, count) -> LOG.warn("{}: {} trajectories left out: {}", path, count, reason));
        return reading;
    }
}
