package prefbench.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.stats.Clusters;
import prefbench.trajectory.TrajectorySource;
import prefbench.trajectory.TrajectorySource.Amount;

/**
 * How results grow with the number of trajectories: two arms of each data size that are alike but for who walked, {@code
 * human} and {@code generated}. Immutable and thread-safe.
 */
public record DoseResponse(Family human, Family generated) {

    /**
     * The arms that one declared arm became, by size.
     *
     * @param name of the declared arm
     * @param doses by size, ascending
     */
    public record Family(String name, boolean generated, List<Dose> doses) {
        public Family {
            doses = List.copyOf(doses);
        }

        private Optional<Dose> dose(int size) {
            return doses.stream().filter(dose -> dose.size == size).findFirst();
        }
    }

    /** An arm and its number of trajectories. */
    public record Dose(int size, ArmTrials arm) {

        /** Why the arm says nothing of this size: no trials, too few trajectories, or not all of them seen; empty if it does. */
        public Optional<String> obstacle() {
            if (!arm.leftOut().isEmpty()) {
                return Optional.of(arm.leftOut());
            }
            if (arm.results().isEmpty()) {
                return Optional.of("no trial finished");
            }
            return arm.results().stream().flatMap(this::shortage).findFirst();
        }

        private Stream<String> shortage(TrialResult result) {
            DataUse data = result.data();
            long seed = result.spec().seed();
            if (data.available() < data.wanted()) {
                return Stream.of("too few trajectories: seed %d had %d of %d".formatted(seed, data.available(), size));
            }
            return data.distinctUsed() < data.available()
                    ? Stream.of("data not exhausted: seed %d used %d of %d".formatted(seed, data.distinctUsed(), size))
                    : Stream.empty();
        }

        /** Values of the finished trials, by seed and goal. */
        public double[][] values(Metric metric, Decoding decoding) {
            return values(seeds(), metric, decoding);
        }

        private Set<Long> seeds() {
            return arm.results().stream()
                    .map(result -> result.spec().seed())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Which goals are of one product; as of all arms, which play the same. */
        public Clusters products(Decoding decoding) {
            return GoalValues.products(arm.results().get(0).evaluation(decoding).outcomes());
        }

        private double[][] values(Set<Long> seeds, Metric metric, Decoding decoding) {
            return arm.results().stream()
                    .filter(result -> seeds.contains(result.spec().seed()))
                    .map(result -> metric.byGoal(result, decoding).orElseThrow().values())
                    .toArray(double[][]::new);
        }
    }

    /**
     * Results of both kinds by size, seed and goal, of the sizes and seeds that both have in full.
     *
     * @param products which goals are of one product
     */
    public record Doses(int[] sizes, Set<Long> seeds, double[][][] human, double[][][] generated, Clusters products) {}

    /** The families of a comparison, in its arms' order. */
    public static List<Family> families(Comparison comparison) {
        Map<String, List<Dose>> byName = new LinkedHashMap<>();
        for (ArmTrials arm : comparison.arms()) {
            size(arm.arm())
                    .ifPresent(size -> byName.computeIfAbsent(name(arm.arm(), size), name -> new ArrayList<>())
                            .add(new Dose(size, arm)));
        }
        return byName.entrySet().stream()
                .map(entry -> new Family(
                        entry.getKey(),
                        source(entry.getValue().get(0).arm.arm()).orElseThrow().generated(),
                        entry.getValue()))
                .toList();
    }

    /** Each generated family with each human one whose recipe is the same but for its data. */
    public static List<DoseResponse> of(Comparison comparison) {
        List<Family> families = families(comparison);
        return families.stream()
                .filter(Family::generated)
                .flatMap(generated -> families.stream()
                        .filter(human -> !human.generated && alike(human, generated))
                        .map(human -> new DoseResponse(human, generated)))
                .toList();
    }

    private static boolean alike(Family human, Family generated) {
        Arm one = human.doses.get(0).arm.arm();
        Arm other = generated.doses.get(0).arm.arm();
        return one.budget() == other.budget() && unsourced(one).equals(unsourced(other));
    }

    /** The recipe as it calls itself, its data apart. */
    private static String unsourced(Arm arm) {
        return arm.recipe().toString().replace(source(arm).orElseThrow().toString(), "");
    }

    private static Optional<TrajectorySource> source(Arm arm) {
        return arm.recipe().trajectories();
    }

    /** An arm that declares a number itself has a method's name, without the number. */
    private static Optional<Integer> size(Arm arm) {
        return source(arm)
                .filter(source -> source.amount() == Amount.NUMBER)
                .map(TrajectorySource::number)
                .filter(number -> arm.name().matches("\\S+ " + number + "( .*)?"));
    }

    /** {@code humanBySize} of {@code humanBySize 25}; with what a sweep adds, which is an arm's own. */
    private static String name(Arm arm, int size) {
        return arm.name().replaceFirst(" " + size, "");
    }

    /**
     * @throws IllegalStateException where there are no two sizes, or no seed
     */
    public Doses doses(Metric metric, Decoding decoding) {
        List<Integer> sizes = sizes();
        Set<Long> seeds = seeds(sizes);
        if (sizes.size() < 2 || seeds.isEmpty()) {
            throw new IllegalStateException(
                    "a dose response takes two sizes and a seed that both kinds have, found %s and %s"
                            .formatted(sizes, seeds));
        }
        return new Doses(
                sizes.stream().mapToInt(size -> size).toArray(),
                seeds,
                values(human, sizes, seeds, metric, decoding),
                values(generated, sizes, seeds, metric, decoding),
                human.dose(sizes.get(0)).orElseThrow().products(decoding));
    }

    /** Why there are no such results; empty if there are. */
    public Optional<String> obstacle() {
        List<Integer> sizes = sizes();
        if (sizes.size() < 2) {
            return Optional.of("both kinds have %d data %s in full, and it takes two"
                    .formatted(sizes.size(), sizes.size() == 1 ? "size" : "sizes"));
        }
        return seeds(sizes).isEmpty() ? Optional.of("no seed finished at every data size") : Optional.empty();
    }

    /** Those at which neither kind has an obstacle. */
    public List<Integer> sizes() {
        return human.doses.stream()
                .filter(dose -> dose.obstacle().isEmpty())
                .map(Dose::size)
                .filter(size -> generated
                        .dose(size)
                        .filter(dose -> dose.obstacle().isEmpty())
                        .isPresent())
                .toList();
    }

    private Set<Long> seeds(List<Integer> sizes) {
        Set<Long> seeds = new TreeSet<>();
        human.doses.forEach(dose -> seeds.addAll(dose.seeds()));
        for (Family family : List.of(human, generated)) {
            sizes.forEach(
                    size -> seeds.retainAll(family.dose(size).orElseThrow().seeds()));
        }
        return seeds;
    }

    private static double[][][] values(
            Family family, List<Integer> sizes, Set<Long> seeds, Metric metric, Decoding decoding) {
        return sizes.stream()
                .map(size -> family.dose(size).orElseThrow().values(seeds, metric, decoding))
                .toArray(double[][][]::new);
    }
}
