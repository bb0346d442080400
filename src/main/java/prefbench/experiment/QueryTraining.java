package prefbench.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.learn.CopyLesson;
import prefbench.learn.SearchImitation;
import prefbench.policy.QueryWriter;
import prefbench.policy.bart.BartConfig;
import prefbench.policy.bart.BartQueryWriter;
import prefbench.policy.bart.PlainGoal;
import prefbench.policy.tokenizer.ByteLevelTokenizer;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.trajectory.Reserved;
import prefbench.trajectory.SearchPair;

/**
 * Trains a query writer for a shop and says how often its queries find what was wanted, beside the rule's. No pair of a goal
 * that is searched for at the end, or is a test or development goal or wants the product of one, is trained on.
 */
public final class QueryTraining {
    private static final String FILE = "training.json";

    /** Of the rule's candidates there are no more. */
    private static final int RULE_CANDIDATES = 4;

    private final List<SearchPair> pairs;
    private final int leftOut;
    private final int reserved;
    private final long seed;
    private final RandomStreams streams;
    private final List<Lesson> lessons = new ArrayList<>();

    /** What was trained on, in order. */
    record Lesson(String pairs, int steps, SearchImitation.Settings settings) {}

    /**
     * @param reserved left out for their test or development goals, beside the others that are left out
     * @param pairsHash SHA-256 of the pairs as JSON, those left out not among them
     */
    record Lessons(long seed, int pairs, int leftOut, int reserved, String pairsHash, List<Lesson> lessons) {}

    /**
     * @param tests goals that will be searched for: pairs with their text are left out
     * @param reserved of the shops that the writer is for: pairs with the text of a goal of theirs, or of its product's other
     *     goals, are left out, too
     * @param seed of weights, order and dropout
     */
    public QueryTraining(List<SearchPair> pairs, List<Goal> tests, List<Reserved> reserved, long seed) {
        Set<String> kept = tests.stream().map(QueryTraining::text).collect(Collectors.toSet());
        List<SearchPair> untested =
                pairs.stream().filter(pair -> !kept.contains(text(pair.goal()))).toList();
        List<SearchPair> apart = untested;
        for (Reserved each : reserved) {
            apart = each.apart(apart);
        }
        this.pairs = apart;
        this.leftOut = pairs.size() - untested.size();
        this.reserved = untested.size() - apart.size();
        this.seed = seed;
        this.streams = new RandomStreams(2207_01206L).child("queries", seed);
    }

    /** Pairs to train on. */
    public int pairs() {
        return pairs.size();
    }

    /** Pairs left out since their goal is searched for at the end. */
    public int leftOut() {
        return leftOut;
    }

    /** Further pairs left out, since their goal is a test or development goal, or wants the product of one. */
    public int reserved() {
        return reserved;
    }

    /** A writer with fresh weights and a vocabulary from the shop's titles and the pairs. */
    public BartQueryWriter fresh(BartConfig config, Shop shop, int vocabulary) {
        ByteLevelTokenizer tokenizer = ByteLevelTokenizer.train(texts(shop), vocabulary);
        return BartQueryWriter.create(config, tokenizer, streams.key("initial-weights"));
    }

    private List<String> texts(Shop shop) {
        List<String> texts = new ArrayList<>();
        shop.catalog().products().forEach(product -> texts.add(PlainGoal.of(product.title())));
        pairs.forEach(pair -> Stream.of(PlainGoal.of(pair.goal()), pair.query()).forEach(texts::add));
        return texts;
    }

    /** Teaches a writer with fresh weights to copy, in place; see {@link CopyLesson}. */
    public void teachCopying(BartQueryWriter writer, Shop shop, int steps, BiConsumer<Integer, Double> progress) {
        RandomStreams lesson = streams.child("copy-lesson");
        SearchImitation.Settings settings = CopyLesson.settings(steps);
        train(writer, CopyLesson.pairs(texts(shop), steps, lesson), settings, steps, lesson, progress);
        lessons.add(new Lesson("copies", steps, settings));
    }

    /**
     * Trains on the pairs, in place.
     *
     * @param steps to take, at most those of the settings' schedule
     * @param progress told of each step's number and loss
     */
    public void train(
            BartQueryWriter writer,
            SearchImitation.Settings settings,
            int steps,
            BiConsumer<Integer, Double> progress) {
        train(writer, pairs, settings, steps, streams, progress);
        lessons.add(new Lesson("searches", steps, settings));
    }

    private static void train(
            BartQueryWriter writer,
            List<SearchPair> pairs,
            SearchImitation.Settings settings,
            int steps,
            RandomStreams streams,
            BiConsumer<Integer, Double> progress) {
        if (steps > settings.steps()) {
            throw new IllegalArgumentException(
                    "steps must be at most the %d after which the learning rate is zero, were %d"
                            .formatted(settings.steps(), steps));
        }
        try (SearchImitation imitation = new SearchImitation(writer, pairs, settings, streams)) {
            for (int step = 1; step <= steps; step++) {
                Map<String, Double> row = imitation.step();
                progress.accept(step, row.get("loss"));
            }
        }
    }

    /** Writes {@value #FILE} into a writer's folder, beside what the writer says of its own origin: what was trained here. */
    public void record(Path folder) {
        Lessons all = new Lessons(seed, pairs.size(), leftOut, reserved, Json.sha256(Json.line(pairs)), lessons);
        WholeFile.write(folder.resolve(FILE), Json.line(all) + "\n");
    }

    /** The rule's candidates, then the writer's; the writer may be absent. */
    public static List<SearchReach> reach(Optional<BartQueryWriter> writer, Shop shop, List<Goal> goals) {
        List<SearchReach> rows =
                new ArrayList<>(SearchReach.of("rule", QueryWriter.byRule(), shop, goals, RULE_CANDIDATES));
        writer.ifPresent(bart -> rows.addAll(SearchReach.of(
                "BART", bart, shop, goals, RULE_CANDIDATES, bart.beams().candidates())));
        return rows;
    }

    /** SHA-256 of the files in a writer's folder: its identity in results. */
    public static String hash(Path folder) {
        return FileHash.of(folder);
    }

    private static String text(Goal goal) {
        return text(goal.instruction());
    }

    /** As goals are compared: pairs may or may not have the final dot. */
    private static String text(String instruction) {
        return PlainGoal.of(instruction).replaceAll("^\\.+|\\.+$", "").strip();
    }
}
