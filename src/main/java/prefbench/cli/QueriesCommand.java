package prefbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import prefbench.experiment.QueryTraining;
import prefbench.experiment.SearchReach;
import prefbench.experiment.Suite;
import prefbench.learn.SearchImitation;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.bart.Beams;
import prefbench.shop.Goal;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.ShopOptions;
import prefbench.shop.fixture.Fixtures;
import prefbench.stats.Interval;
import prefbench.text.InputException;
import prefbench.trajectory.FixtureFolder;
import prefbench.trajectory.GoalQueries;
import prefbench.trajectory.Reserved;
import prefbench.trajectory.SearchPair;

/** {@code prefbench queries}: the query writer of a shop, and how much it finds. */
@Command(
        name = "queries",
        mixinStandardHelpOptions = true,
        description = {
            "Trains a BART query writer on a shop's pairs of goal and query, and prints how often the wanted product",
            "is on the first page of results (10) and among all of them (50), for the rule's queries and for BART's,",
            "on test goals that people wrote and on generated ones, with 95 %% Wilson intervals."
        })
final class QueriesCommand implements Callable<Integer> {
    private static final int LOG_EVERY = 100;
    private static final int TINY_STEPS = 2000;
    /** Of WebShop's ten epochs the original used the state after these. */
    private static final int WEBSHOP_STEPS = 800;
    /** A shop with fewer goals has no use for a split: all of them are searched for. */
    private static final int ENOUGH_TO_SPLIT = 500;

    enum Preset {
        TINY,
        BASE
    }

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--shop", paramLabel = "DIR", description = "In WebShop's file formats (default: the made-up one).")
    @Nullable
    Path shop;

    @Option(
            names = "--skip-bad",
            description =
                    "Leave out records that break a rule, and list them on standard error, instead of stopping there.")
    boolean skipBad;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "A goal_query_map.json (default: the shop's own, or the made-up shop's).")
    @Nullable
    Path pairs;

    @Option(
            names = "--human-goals",
            paramLabel = "FILE",
            description = "WebShop's human_goals.json: only pairs of its training goals, from place 1,500 on, are used"
                    + " (default: the one beside the pairs, if there is one).")
    @Nullable
    Path humanGoals;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "target/queries",
            description = "Where the writer goes (default: ${DEFAULT-VALUE}; after --steps 0 only where it is named).")
    Path out = Path.of("target", "queries");

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "Start from this BART (bart-base, or a writer) in place of fresh weights, with WebShop's settings"
                            + " for fine-tuning.")
    @Nullable
    Path from;

    @Option(names = "--suite", description = "Take the preset from this suite's model.")
    @Nullable
    String suite;

    @Option(names = "--preset", defaultValue = "tiny", description = "tiny or base (default: ${DEFAULT-VALUE}).")
    Preset preset = Preset.TINY;

    @Option(
            names = "--steps",
            description =
                    "Optimiser steps, at whose end the learning rate is zero; 0 to train nothing. Default: 2000 for"
                            + " fresh tiny weights; for base and after --from the first 800 of WebShop's ten epochs, or all if"
                            + " they are fewer.")
    @Nullable
    Integer steps;

    @Option(
            names = "--copy-steps",
            defaultValue = "2000",
            description =
                    "Steps in which fresh weights first learn to copy; none after --from (default: ${DEFAULT-VALUE}).")
    int copySteps = 2000;

    @Option(
            names = "--vocabulary",
            defaultValue = "2000",
            description = "Tokens of a fresh writer's vocabulary (default: ${DEFAULT-VALUE}).")
    int vocabulary = 2000;

    @Option(
            names = "--test-goals",
            defaultValue = "500",
            description = "Goals of each kind that are searched for, at most (default: ${DEFAULT-VALUE}).")
    int testGoals = 500;

    @Option(
            names = "--beams",
            description = "Of the search for queries; 1 is greedy (default: the writer's own, 10 if it has none).")
    @Nullable
    Integer beams;

    @Option(
            names = "--candidates",
            description = "Best hypotheses that are kept, at most as many as beams (default: the writer's own, or 10).")
    @Nullable
    Integer candidates;

    @Option(names = "--seed", defaultValue = "0", description = "Of weights and order (default: ${DEFAULT-VALUE}).")
    long seed;

    @Override
    public Integer call() {
        if (steps != null && steps < 0) {
            throw new InputException("--steps must not be negative, was " + steps);
        }
        Path directory = shop != null ? shop : Fixtures.shop(Path.of("target", "fixtures"));
        try (Shop human = open(directory, GoalKind.HUMAN);
                Shop synthetic = open(directory, GoalKind.SYNTHETIC)) {
            List<Goal> written = tests(human);
            List<Goal> generated = tests(synthetic);
            List<Goal> tests = new ArrayList<>(written);
            tests.addAll(generated);
            List<Reserved> reserved = List.of(Reserved.in(human), Reserved.in(synthetic));
            QueryTraining training = new QueryTraining(readPairs(), tests, reserved, seed);
            requirePairs(training);
            try (BartQueryWriter writer = writer(training, human)) {
                train(training, writer, human);
                print("human", QueryTraining.reach(Optional.of(writer), human, written));
                print("synthetic", QueryTraining.reach(Optional.of(writer), synthetic, generated));
            }
        }
        return Main.OK;
    }

    private Shop open(Path directory, GoalKind kind) {
        ShopOptions options = ShopOptions.standard().withGoals(kind);
        Shop opened = Shop.open(directory, skipBad ? options.skippingBad() : options);
        opened.leftOut().forEach(message -> say("left out: %s", message));
        return opened;
    }

    private List<Goal> tests(Shop opened) {
        List<Goal> goals = opened.goals().size() < ENOUGH_TO_SPLIT
                ? opened.goals()
                : opened.splits().test();
        return goals.subList(0, Math.min(testGoals, goals.size()));
    }

    private void requirePairs(QueryTraining training) {
        if (training.pairs() == 0 && !trainsNothing()) {
            throw new InputException(
                    "%s: found no pair to train on; a writer learns from pairs whose goals are not searched for, and not test or dev goals; give more pairs, or --steps 0"
                            .formatted(pairsFile()));
        }
        say(
                "%d pairs; %d left out, as their goals are searched for; %d left out, as they are after test or dev goals or their products",
                training.pairs(), training.leftOut(), training.reserved());
    }

    private Path pairsFile() {
        return pairs != null ? pairs : (shop != null ? shop : Path.of("fixtures")).resolve(FixtureFolder.QUERIES);
    }

    private List<SearchPair> readPairs() {
        Path file = pairsFile();
        Path goals = humanGoals != null ? humanGoals : file.resolveSibling("human_goals.json");
        List<SearchPair> all = GoalQueries.read(file);
        if (humanGoals == null && !Files.isRegularFile(goals)) {
            return all;
        }
        List<SearchPair> kept = GoalQueries.training(all, goals);
        say("%d pairs of %d are of training goals", kept.size(), all.size());
        return kept;
    }

    private BartQueryWriter writer(QueryTraining training, Shop human) {
        BartQueryWriter writer = from != null
                ? BartQueryWriter.load(from)
                : training.fresh(base() ? BartConfig.base() : BartConfig.tiny(), human, vocabulary);
        try {
            return writer.with(beams(writer.beams()));
        } catch (IllegalArgumentException e) {
            writer.close();
            throw new InputException(e.getMessage() + "; change --beams or --candidates", e);
        }
    }

    private Beams beams(Beams own) {
        int count = beams != null ? beams : own.count();
        return new Beams(count, candidates != null ? candidates : Math.min(own.candidates(), Math.max(1, count)));
    }

    private boolean base() {
        return suite != null ? Suite.load(suite).model().preset().equals("base") : preset == Preset.BASE;
    }

    private boolean trainsNothing() {
        return steps != null && steps == 0;
    }

    private void train(QueryTraining training, BartQueryWriter writer, Shop human) {
        if (trainsNothing()) {
            if (spec.commandLine().getParseResult().hasMatchedOption("--out")) {
                save(training, writer);
            }
            return;
        }
        if (from == null && copySteps > 0) {
            training.teachCopying(writer, human, copySteps, log("copying: ", copySteps));
        }
        SearchImitation.Settings settings = settings(training.pairs());
        int count = steps != null ? steps : fineTunes() ? Math.min(WEBSHOP_STEPS, settings.steps()) : settings.steps();
        say(
                "learning rate %s after %d steps of warm-up, 0 after %d; batches of %d",
                settings.learningRate(), settings.warmup(), settings.steps(), settings.batch());
        training.train(writer, settings, count, log("", count));
        save(training, writer);
    }

    private void save(QueryTraining training, BartQueryWriter writer) {
        writer.save(out);
        training.record(out);
        say("%s: %s", out, QueryTraining.hash(out));
    }

    /** Large steps are for fresh tiny weights only: they would undo what a writer that is there has learned. */
    private boolean fineTunes() {
        return from != null || base();
    }

    private SearchImitation.Settings settings(int pairs) {
        if (!fineTunes()) {
            return SearchImitation.Settings.tiny(steps != null ? steps : TINY_STEPS);
        }
        SearchImitation.Settings webShop = SearchImitation.Settings.webShop(pairs);
        return steps != null ? webShop.ending(steps) : webShop;
    }

    private BiConsumer<Integer, Double> log(String what, int count) {
        long began = System.nanoTime();
        return (step, loss) -> {
            if (step % LOG_EVERY == 0 || step == count) {
                say("%sstep %d of %d, loss %.3f, %.0f s", what, step, count, loss, (System.nanoTime() - began) / 1e9);
            }
        };
    }

    private void print(String goals, List<SearchReach> rows) {
        var console = spec.commandLine().getOut();
        console.printf(
                "%-10s %-16s %5s  %-22s %s%n", "goals", "queries", "n", "in the first 10, %", "in the first 50, %");
        for (SearchReach row : rows) {
            console.printf(
                    "%-10s %-16s %5d  %-22s %s%n",
                    goals, row.queries(), row.goals(), percent(row.onFirstPage()), percent(row.amongAll()));
        }
        console.flush();
    }

    private static String percent(Interval share) {
        return String.format(
                Locale.ROOT, "%.1f [%.1f, %.1f]", 100 * share.estimate(), 100 * share.low(), 100 * share.high());
    }

    private void say(String format, Object... values) {
        spec.commandLine().getErr().printf(Locale.ROOT, format + "%n", values);
        spec.commandLine().getErr().flush();
    }
}
