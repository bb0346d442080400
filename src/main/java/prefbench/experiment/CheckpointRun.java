package prefbench.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.learn.Imitation;
import prefbench.policy.ChoiceConfig;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.QueryWriter;
import prefbench.policy.tokenizer.Tokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Product;
import prefbench.shop.Shop;
import prefbench.trajectory.Episodes;
import prefbench.trajectory.Loops;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectoryFiles;

/**
 * Trains the imitation checkpoint that every arm starts from: a vocabulary from the shop's own text, or an encoder that the
 * user gave and its vocabulary; then cross-entropy on the demonstrations, their circles cut (see {@link Loops}). Test goals'
 * instructions are in neither; that no test goal or its product is learned from is checked first, and written into the
 * checkpoint's folder as {@link Lineage}.
 */
public final class CheckpointRun {
    private static final String SPEC = "checkpoint.json";
    static final String LINEAGE = "lineage.jsonl";
    private static final String LOG = "training.jsonl";
    private static final int LOG_EVERY = 10;

    private final CheckpointSpec spec;
    private final RandomStreams streams = new RandomStreams(2408_16032L).child("imitation");

    /** How good the policy was after some steps, greedy on development goals; the first number of a row is the steps. */
    public record CurveRow(long steps, double epochs, double loss, Evaluation evaluation) {}

    public CheckpointRun(CheckpointSpec spec) {
        this.spec = spec;
    }

    public static CheckpointSpec read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), CheckpointSpec.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /**
     * Trains and writes the folder whole, or not at all.
     *
     * @param evaluations along the training, on {@code goals} development goals each; 0 for none
     * @param curve told of each evaluation
     */
    public void run(Path folder, int evaluations, int goals, TrialRun.ProgressSink progress, Consumer<CurveRow> curve) {
        progress.at("open", 0, 0);
        try (Shop shop =
                Shop.open(Path.of(spec.places().shop()), TrialSpec.Data.options(spec.goals(), spec.leftOut()))) {
            Path file = Path.of(spec.places().demonstrations());
            List<Trajectory> walked = TrajectoryFiles.read(file);
            Ancestry ancestry = new Ancestry(shop, Map.of());
            ancestry.require(file, walked);
            List<Trajectory> demonstrations = walked.stream().map(Loops::pruned).toList();
            ancestry.learned(0, origins(walked.size()), demonstrations);
            progress.at("vocabulary", 0, 0);
            try (ChoicePolicy policy = start(shop);
                    Imitation imitation = new Imitation(policy, demonstrations, spec.settings(), streams)) {
                StringBuilder log = new StringBuilder();
                int every = evaluations == 0
                        ? Integer.MAX_VALUE
                        : Math.max(1, spec.settings().steps() / evaluations);
                double smooth = Double.NaN;
                for (int step = 1; step <= spec.settings().steps(); step++) {
                    Map<String, Double> row = imitation.step();
                    smooth = Double.isNaN(smooth) ? row.get("loss") : 0.95 * smooth + 0.05 * row.get("loss");
                    if (step % LOG_EVERY == 0) {
                        log.append(Json.line(new TrialResult.MetricRow(step, row)))
                                .append('\n');
                    }
                    progress.at("imitation", step, spec.settings().steps());
                    if (step % every == 0) {
                        curve.accept(new CurveRow(step, imitation.epochs(), smooth, evaluate(shop, policy, goals)));
                    }
                }
                save(policy, log.toString(), ancestry.lineage(), folder);
            }
        }
    }

    private static List<Lineage.Origin> origins(int demonstrations) {
        return IntStream.rangeClosed(1, demonstrations)
                .mapToObj(number -> new Lineage.Origin("demonstration", number, ""))
                .toList();
    }

    private ChoicePolicy start(Shop shop) {
        long seed = streams.key("initial-weights");
        if (spec.start().equals(CheckpointSpec.FRESH)) {
            return ChoicePolicy.create(config(), Tokenizer.train(texts(shop), spec.vocabulary()), seed);
        }
        Path encoder = Path.of(spec.places().checkpoint());
        GivenCheckpoint.requireHash(spec.start(), encoder);
        return ChoicePolicy.fromEncoder(
                encoder, spec.model().stateTokens(), spec.model().actionTokens(), seed);
    }

    private Evaluation evaluate(Shop shop, ChoicePolicy policy, int goals) {
        List<Goal> dev = shop.splits().dev();
        Optional<Path> folder = Optional.of(spec.places().queries())
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        QueryWriter queries = QuerySource.of(folder).open();
        try {
            return new Examination(new Episodes(shop, queries, 32, 100), streams)
                    .evaluate(policy, dev.subList(0, Math.min(goals, dev.size())), Decoding.GREEDY);
        } finally {
            QuerySource.close(queries);
        }
    }

    private ChoiceConfig config() {
        ChoiceConfig preset = spec.model().preset().equals("base") ? ChoiceConfig.base() : ChoiceConfig.tiny();
        return preset.stateTokens(spec.model().stateTokens())
                .actionTokens(spec.model().actionTokens());
    }

    /** What the shop shows to anybody, and the instructions of training goals. */
    private static Iterable<String> texts(Shop shop) {
        List<String> texts = new ArrayList<>();
        for (Product product : shop.catalog().products()) {
            texts.add(product.title());
            texts.add(product.description());
            texts.addAll(product.bullets());
            product.options().forEach((name, values) -> {
                texts.add(name);
                texts.addAll(values);
            });
        }
        shop.splits().train().forEach(goal -> texts.add(goal.instruction()));
        texts.add("click buy now back to search next prev description features reviews attributes item price"
                + " rating n a page total results webshop instruction you have clicked");
        return texts;
    }

    private void save(ChoicePolicy policy, String log, Lineage lineage, Path folder) {
        Path unfinished = folder.resolveSibling(
                folder.getFileName() + ".unfinished-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(unfinished);
            policy.save(unfinished);
            Files.writeString(unfinished.resolve(LOG), log);
            Files.writeString(unfinished.resolve(LINEAGE), lineage.text());
            Files.writeString(unfinished.resolve(SPEC), Json.pretty(spec));
            if (!Files.exists(folder)) {
                Files.move(unfinished, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: the checkpoint cannot be written; free disk space or check the folder's permissions"
                            .formatted(unfinished),
                    e);
        }
    }
}
