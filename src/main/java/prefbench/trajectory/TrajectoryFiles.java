package prefbench.trajectory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import prefbench.policy.QueryWriter;
import prefbench.shop.Action;
import prefbench.shop.Goal;
import prefbench.shop.Session;
import prefbench.shop.Shop;
import prefbench.text.InputException;

/**
 * Trajectories on disk, in WebShop's two formats: il_trajs (JSON lines with states and actions) and the web application's
 * user_session_logs (a JSON line for each page view). A path may be a file, or a folder of {@code .jsonl} files that are
 * read in the order of their names.
 */
public final class TrajectoryFiles {
    private static final String REMEDY = "give a file in il_trajs or user_session_logs format";

    private TrajectoryFiles() {}

    /**
     * Reads il_trajs files as they are. A goal, reward or provenance that they do not say is -1, NaN or human.
     *
     * @throws InputException if a line breaks a rule, or is of a session log, which only a shop can replay
     */
    public static List<Trajectory> read(Path path) {
        List<Trajectory> trajectories = new ArrayList<>();
        forEachLine(path, line -> {
            if (!IlTrajs.is(line)) {
                throw line.fault(
                        "a line without states",
                        "only il_trajs files can be read without a shop",
                        "convert session logs with the shop they were made in");
            }
            trajectories.add(IlTrajs.read(line));
        });
        return requireSome(path, trajectories);
    }

    /**
     * Reads real people's trajectories for use in a shop. Session logs are replayed in it; il_trajs keep their states, and
     * get their goal and reward by replaying them where the shop knows the instruction. What cannot be replayed, and
     * trajectories that are after products of the test and dev goals or buy one, are left out and counted.
     *
     * @throws InputException if a line breaks a rule
     */
    public static Reading read(Path path, Shop shop, QueryWriter queries) {
        Map<String, Goal> goals = GoalTexts.index(shop.goals());
        Reading.Builder all = new Reading.Builder();
        Map<String, List<JsonLine>> sessions = new LinkedHashMap<>();
        forEachLine(path, line -> {
            if (IlTrajs.is(line)) {
                all.add(placed(IlTrajs.read(line), shop, goals));
            } else if (SessionLog.is(line)) {
                sessions.computeIfAbsent(line.file() + " " + SessionLog.session(line), id -> new ArrayList<>())
                        .add(line);
            } else {
                throw line.fault(
                        "neither states nor page, goal and url", "a line must be a trajectory or a page view", REMEDY);
            }
        });
        sessions.values().forEach(views -> new SessionLog(shop, queries, views).replayInto(all, goals));
        return Reserved.in(shop).without(all.reading());
    }

    /** SHA-256 of a trajectory's line in such a file. */
    public static String sha256(Trajectory trajectory) {
        try {
            byte[] line = IlTrajs.write(trajectory).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Writes il_trajs, UTF-8, a line for each trajectory; {@link #read(Path)} gives back equal ones. */
    public static void write(Path file, Iterable<Trajectory> trajectories) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Trajectory trajectory : trajectories) {
                writer.write(IlTrajs.write(trajectory));
                writer.write('\n');
            }
        }
    }

    private static Trajectory placed(Trajectory trajectory, Shop shop, Map<String, Goal> goals) {
        if (trajectory.goal() >= 0 || trajectory.steps().isEmpty()) {
            return trajectory;
        }
        String instruction = trajectory.steps().get(0).state().instruction();
        Goal goal = goals.get(GoalTexts.key(instruction));
        if (goal == null) {
            return trajectory;
        }
        Session session = shop.session(goal);
        for (Trajectory.Step step : trajectory.steps()) {
            String action = step.action();
            if (action.startsWith("search[")) {
                session.step(Action.parse(action));
            } else {
                session.stepAs(action);
            }
        }
        double reward = session.done() ? session.reward().total() : trajectory.reward();
        return new Trajectory(goal.index(), trajectory.provenance(), trajectory.steps(), reward);
    }

    private static void forEachLine(Path path, Consumer<JsonLine> lines) {
        try {
            for (Path file : files(path)) {
                try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    int number = 0;
                    for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                        number++;
                        if (!text.isBlank()) {
                            lines.accept(JsonLine.parse(file, number, text));
                        }
                    }
                }
            }
        } catch (NoSuchFileException e) {
            throw new InputException("%s: found no such file; trajectories must exist; %s".formatted(path, REMEDY), e);
        } catch (MalformedInputException e) {
            throw new InputException("%s: found bytes that are not UTF-8; %s".formatted(path, REMEDY), e);
        } catch (IOException e) {
            throw new InputException("%s: cannot be read: %s; %s".formatted(path, e.getMessage(), REMEDY), e);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Trajectory> requireSome(Path path, List<Trajectory> trajectories) {
        if (trajectories.isEmpty()) {
            throw new InputException("%s: found no trajectory; there must be at least one; %s".formatted(path, REMEDY));
        }
        return trajectories;
    }
}
