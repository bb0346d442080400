package prefbench.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import prefbench.trajectory.Reserved;
import prefbench.trajectory.Reserved.Overlap;
import prefbench.trajectory.Trajectory;
import prefbench.trajectory.TrajectoryFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Where what was learned from comes from, and what of the test and development goals is in it. A file of JSON lines: one
 * {@code proof}, the {@code trajectory}s, one {@code end} with the SHA-256 of all before it. Equal trials have equal bytes.
 *
 * @param proof that no such goal and none of their products is learned from
 * @param entries in the order of a recipe's parts, and in each in the order in which they were drawn
 */
public record Lineage(Proof proof, List<Entry> entries) {

    /**
     * @param reserved test and development goals together
     * @param goals the training goals that learners walk towards by themselves, and that trajectories are generated for
     * @param trajectories those learned from
     * @param leftOut trajectories that are not among them, counted by reason
     */
    public record Proof(int reserved, Overlap goals, Overlap trajectories, Map<String, Integer> leftOut) {
        public Proof {
            leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        }

        /** Whether no reserved goal, and no product of one, is a training goal's, is wanted or is bought. */
        public boolean holds() {
            return List.of(goals, trajectories).stream()
                    .allMatch(overlap -> overlap.goals() + overlap.products() + overlap.bought() == 0);
        }
    }

    /**
     * Where a trajectory was taken from.
     *
     * @param source {@code demonstration}, or {@code generation} attempt
     * @param number of the demonstration in its file, from 1; of the attempt, from 0
     * @param streams keys of the random streams that made it; empty for a demonstration
     */
    public record Origin(String source, int number, String streams) {}

    /**
     * A trajectory that was learned from.
     *
     * @param part of the recipe, from 0
     * @param goal index in the shop's goal order, or -1 where it is not known
     * @param product asin of the goal's product; empty where the goal is not known
     * @param provenance who walked
     * @param reward NaN where it is not known
     * @param length steps learned from
     * @param sha256 of these as an il_trajs line
     * @param bought title, in lower case; empty without a purchase
     * @param opensReserved whether a product of a test or development goal is looked at
     */
    public record Entry(
            int part,
            Origin origin,
            int goal,
            String product,
            String provenance,
            double reward,
            int length,
            String sha256,
            String bought,
            boolean opensReserved) {

        static Entry of(int part, Origin origin, Trajectory trajectory, Reserved reserved) {
            return new Entry(
                    part,
                    origin,
                    trajectory.goal(),
                    reserved.product(trajectory).orElse(""),
                    trajectory.provenance().toString(),
                    trajectory.reward(),
                    trajectory.steps().size(),
                    TrajectoryFiles.sha256(trajectory),
                    reserved.bought(trajectory).orElse(""),
                    reserved.opens(trajectory));
        }
    }

    private record ProofLine(String line, Proof proof) {}

    private record EntryLine(String line, Entry entry) {}

    public Lineage {
        entries = List.copyOf(entries);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(Json.line(new ProofLine("proof", proof))).append('\n');
        entries.forEach(entry ->
                text.append(Json.line(new EntryLine("trajectory", entry))).append('\n'));
        return ResultFile.sealed(text.toString());
    }

    /** Of a checkpoint that imitation made; empty for another one, whose data nobody here knows. */
    public static Optional<Lineage> ofCheckpoint(Path folder) {
        Path file = folder.resolve(CheckpointRun.LINEAGE);
        try {
            return Files.isRegularFile(file) ? Optional.of(parse(file, Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new DamagedRun(file, "cannot be read: " + e, e);
        }
    }

    /** @throws DamagedRun if a line does not read, or the hash is wrong */
    static Lineage parse(Path file, String text) {
        List<String> lines = ResultFile.unsealed(file, text).lines().toList();
        List<Entry> entries = new ArrayList<>();
        try {
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                entries.add(Json.MAPPER.readValue(line, EntryLine.class).entry());
            }
            JsonNode first = Json.MAPPER.readTree(lines.isEmpty() ? "" : lines.get(0));
            return new Lineage(Json.MAPPER.treeToValue(first, ProofLine.class).proof(), entries);
        } catch (JacksonException e) {
            throw new DamagedRun(file, String.valueOf(e.getOriginalMessage()), e);
        }
    }
}
