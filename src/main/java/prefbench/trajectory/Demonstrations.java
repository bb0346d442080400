package prefbench.trajectory;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import prefbench.policy.QueryWriter;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;

/**
 * The simulated shopper's demonstrations on training goals. For the made-up shop git holds them as goal and action indices
 * ({@code fixtures/demonstrations.txt}), all walks, from which whole trajectories are made by walking again; for another shop the
 * shopper walks on the spot. Either way the same shop gives the same demonstrations.
 */
public final class Demonstrations {
    /** As many as the paper had of people's. */
    public static final int STANDARD = 1_200;

    private static final long SEED = 2207_01206L;
    private static final String REMEDY = "make the file anew with: prefbench fixtures";

    private Demonstrations() {}

    /**
     * Walks of the average simulated shopper on the first training goals: {@code count} that may be learned from ({@link
     * Reserved}), or as many as there are.
     */
    public static Reading simulated(Shop shop, QueryWriter queries, int count) {
        return Reserved.in(shop).without(new Reading(walks(shop, queries, count), Map.of()));
    }

    /** Those, and the walks between them that may not be learned from. */
    static List<Trajectory> walks(Shop shop, QueryWriter queries, int count) {
        Reserved reserved = Reserved.in(shop);
        SimulatedShopper shopper = shopper(shop, queries);
        List<Trajectory> walks = new ArrayList<>();
        int usable = 0;
        for (Goal goal : shop.splits().train()) {
            if (usable == count) {
                break;
            }
            Trajectory walk = shopper.walk(goal);
            walks.add(walk);
            usable += reserved.objection(walk).isPresent() ? 0 : 1;
        }
        return walks;
    }

    static SimulatedShopper shopper(Shop shop, QueryWriter queries) {
        return new SimulatedShopper(shop, queries, new RandomStreams(SEED));
    }

    /**
     * The demonstrations for a shop: the recorded ones, walked again, if {@code indices} exists and was recorded in this
     * shop, else simulated ones. Never more than were recorded, or than training goals give.
     *
     * @throws InputException if the recording breaks a rule or does not fit the shop
     */
    public static Reading of(Shop shop, QueryWriter queries, Path indices, int count) {
        if (Files.isRegularFile(indices)) {
            List<String> lines = lines(indices);
            if (!lines.isEmpty() && lines.get(0).equals(header(shop))) {
                return replayed(indices, lines, shop, queries, count);
            }
        }
        return simulated(shop, queries, count);
    }

    /** Records goal, reward in millionths, and chosen action indices, one trajectory a line. */
    public static void record(Path indices, Shop shop, List<Trajectory> trajectories) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(indices, StandardCharsets.UTF_8)) {
            writer.write(header(shop) + "\n");
            for (Trajectory trajectory : trajectories) {
                StringBuilder line = new StringBuilder()
                        .append(trajectory.goal())
                        .append(' ')
                        .append(millionths(trajectory.reward()));
                trajectory.steps().forEach(step -> line.append(' ').append(step.chosen()));
                writer.write(line.append('\n').toString());
            }
        }
    }

    /**
     * Writes the demonstrations as an il_trajs file, moved into place whole.
     *
     * @return {@code file}
     * @throws InputException if the disk is full or the folder cannot be written to
     */
    public static Path materialise(List<Trajectory> demonstrations, Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, ".demonstrations-", ".jsonl");
            try {
                TrajectoryFiles.write(beside, demonstrations);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            return file;
        } catch (IOException e) {
            throw new InputException(
                    "%s: cannot be written: %s; free about 40 MB there or make the folder writable"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Reading replayed(Path file, List<String> lines, Shop shop, QueryWriter queries, int count) {
        Reserved reserved = Reserved.in(shop);
        Reading.Builder reading = new Reading.Builder();
        for (int i = 1; i < lines.size() && reading.size() < count; i++) {
            Trajectory walk = replay(file, i + 1, lines.get(i), shop, queries);
            reserved.objection(walk).ifPresentOrElse(reading::skip, () -> reading.add(walk));
        }
        return reading.reading();
    }

    private static Trajectory replay(Path file, int number, String line, Shop shop, QueryWriter queries) {
        int[] numbers;
        try {
            numbers = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
        } catch (NumberFormatException e) {
            throw fault(file, number, "[%s]".formatted(line), "a line must hold whole numbers");
        }
        if (numbers.length < 2 || numbers[0] < 0 || numbers[0] >= shop.goals().size()) {
            throw fault(
                    file,
                    number,
                    "[%s]".formatted(line),
                    "a line must hold a goal from 0 to %d, a reward and actions"
                            .formatted(shop.goals().size() - 1));
        }
        Walk walk = new Walk(shop, shop.goals().get(numbers[0]), queries);
        for (int i = 2; i < numbers.length; i++) {
            int actions = walk.bought() ? 0 : walk.state().actions().size();
            if (numbers[i] < 0 || numbers[i] >= actions) {
                throw fault(
                        file,
                        number,
                        "action %d at step %d".formatted(numbers[i], i - 2),
                        "the page has %d valid actions".formatted(actions));
            }
            walk.take(numbers[i]);
        }
        Trajectory trajectory = walk.trajectory(Trajectory.Provenance.SIMULATED_HUMAN);
        if (millionths(trajectory.reward()) != numbers[1]) {
            throw fault(
                    file,
                    number,
                    "reward %d millionths".formatted(numbers[1]),
                    "walking again gives %d".formatted(millionths(trajectory.reward())));
        }
        return trajectory;
    }

    private static InputException fault(Path file, int line, String found, String rule) {
        return InputException.in(file, "line " + line, found, rule, REMEDY);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s; %s".formatted(file, e.getMessage(), REMEDY), e);
        }
    }

    private static String header(Shop shop) {
        return String.format(Locale.ROOT, "shop %s: goal, reward in millionths, chosen actions", shop.hash());
    }

    private static long millionths(double reward) {
        return Math.round(reward * 1_000_000);
    }
}
