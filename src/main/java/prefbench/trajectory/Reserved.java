package prefbench.trajectory;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;

/**
 * A shop's test and development goals with their products, of which training data must be free: no trajectory is after such
 * a goal or its product, and none buys such a product. Results pages list the shop's products, these among them, and a
 * shopper may look at one; such trajectories are learned from, and counted.
 *
 * <p>In actions a product goes by its title: another one of an equal title counts as reserved, too. Immutable and
 * thread-safe.
 */
public final class Reserved {
    /** Of a trajectory that is left out. */
    static final String WANTED = "the wanted product is that of a test or dev goal";

    /** Of a trajectory that is left out. */
    static final String BOUGHT = "the bought product is that of a test or dev goal";

    private static final String ITEM = "click[item - ";
    private static final String BUY = "click[buy now]";
    private static final String REMEDY =
            "remove it, or hand the file over as demonstrations, of which such trajectories are left out";

    private final Shop shop;
    private final Set<Integer> goals = new HashSet<>();
    private final Set<String> products = new HashSet<>();
    private final Set<String> clicks = new HashSet<>();
    private final Set<String> instructions = new HashSet<>();

    private Reserved(Shop shop) {
        this.shop = shop;
        Stream.of(shop.splits().test(), shop.splits().dev())
                .flatMap(List::stream)
                .forEach(goal -> {
                    goals.add(goal.index());
                    products.add(goal.asin());
                    clicks.add(ITEM + goal.name().toLowerCase(Locale.ROOT) + "]");
                    clicks.add("click[%s]".formatted(goal.asin().toLowerCase(Locale.ROOT)));
                    instructions.add(GoalTexts.key(goal.instruction()));
                });
    }

    public static Reserved in(Shop shop) {
        return new Reserved(shop);
    }

    /**
     * What goals or trajectories share with the reserved goals.
     *
     * @param of goals or trajectories looked at
     * @param goals of them that are, or are after, a reserved goal
     * @param products of them that are after a reserved goal's product
     * @param instructions of them in a reserved goal's words, its price apart
     * @param bought trajectories that buy a reserved product
     * @param opened trajectories that look at one
     * @param shown trajectories with one on a page
     */
    public record Overlap(int of, int goals, int products, int instructions, int bought, int opened, int shown) {}

    /** How many goals are reserved. */
    public int size() {
        return goals.size();
    }

    /** Of training goals; those that a learner walks towards by itself. */
    public Overlap with(List<Goal> training) {
        return new Overlap(
                training.size(),
                count(training, goal -> goals.contains(goal.index())),
                count(training, goal -> products.contains(goal.asin())),
                count(training, goal -> instructions.contains(GoalTexts.key(goal.instruction()))),
                0,
                0,
                0);
    }

    public Overlap withTrajectories(List<Trajectory> training) {
        return new Overlap(
                training.size(),
                count(training, trajectory -> goals.contains(trajectory.goal())),
                count(training, this::wants),
                count(
                        training,
                        trajectory -> goal(trajectory)
                                .filter(goal -> instructions.contains(GoalTexts.key(goal.instruction())))
                                .isPresent()),
                count(training, this::buys),
                count(training, this::opens),
                count(training, this::shows));
    }

    private static <T> int count(List<T> all, java.util.function.Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    /** The goal's product; empty where the trajectory does not name its goal. */
    public Optional<String> product(Trajectory trajectory) {
        return goal(trajectory).map(Goal::asin);
    }

    private Optional<Goal> goal(Trajectory trajectory) {
        if (trajectory.goal() >= shop.goals().size()) {
            throw new InputException(
                    "a trajectory is after goal %d: the shop's goals are 0 to %d; take goals out of trajectories of another shop"
                            .formatted(trajectory.goal(), shop.goals().size() - 1));
        }
        return trajectory.goal() < 0
                ? Optional.empty()
                : Optional.of(shop.goals().get(trajectory.goal()));
    }

    /** Title of the bought product, in lower case; empty without a purchase. */
    public Optional<String> bought(Trajectory trajectory) {
        return choice(trajectory).map(click -> click.replaceFirst("^click\\[(item - )?(.*)\\]$", "$2"));
    }

    /** The click on the bought product; one by its asin, where it is reserved, is understood, too. */
    private Optional<String> choice(Trajectory trajectory) {
        List<Trajectory.Step> steps = trajectory.steps();
        if (steps.isEmpty() || !steps.get(steps.size() - 1).action().equals(BUY)) {
            return Optional.empty();
        }
        return steps.stream()
                .map(Trajectory.Step::action)
                .filter(action -> action.startsWith(ITEM) || clicks.contains(action))
                .reduce((one, next) -> next);
    }

    /** Why the trajectory may not be learned from; empty if it may. */
    Optional<String> objection(Trajectory trajectory) {
        return wants(trajectory) ? Optional.of(WANTED) : buys(trajectory) ? Optional.of(BOUGHT) : Optional.empty();
    }

    /** The trajectories that may be learned from; the others are counted with those skipped before. */
    Reading without(Reading reading) {
        Reading.Builder usable = new Reading.Builder();
        for (Trajectory trajectory : reading.trajectories()) {
            objection(trajectory).ifPresentOrElse(usable::skip, () -> usable.add(trajectory));
        }
        reading.skipped()
                .forEach((reason, count) ->
                        Stream.generate(() -> reason).limit(count).forEach(usable::skip));
        return usable.reading();
    }

    /**
     * The last check before anything is learned.
     *
     * @param source file of the trajectories, or what made them
     * @throws InputException naming the first trajectory that may not be learned from
     */
    public void require(Path source, List<Trajectory> trajectories) {
        for (int i = 0; i < trajectories.size(); i++) {
            Trajectory trajectory = trajectories.get(i);
            String record = "trajectory " + (i + 1);
            if (wants(trajectory)) {
                Goal goal = shop.goals().get(trajectory.goal());
                throw InputException.in(
                        source,
                        record,
                        "goal %d, after product %s".formatted(goal.index(), goal.asin()),
                        goals.contains(goal.index())
                                ? "a test or development goal must not be trained on"
                                : "the product of a test or development goal must not be trained on",
                        REMEDY);
            }
            if (buys(trajectory)) {
                throw InputException.in(
                        source,
                        record,
                        "a purchase of [%s]".formatted(bought(trajectory).orElseThrow()),
                        "the product of a test or development goal must not be trained on",
                        REMEDY);
            }
        }
    }

    private boolean wants(Trajectory trajectory) {
        return product(trajectory).filter(products::contains).isPresent();
    }

    private boolean buys(Trajectory trajectory) {
        return choice(trajectory).filter(clicks::contains).isPresent();
    }

    /** Whether a reserved product is looked at. */
    public boolean opens(Trajectory trajectory) {
        return trajectory.steps().stream().anyMatch(step -> clicks.contains(step.action()));
    }

    /** Whether a reserved product is listed on a page. */
    public boolean shows(Trajectory trajectory) {
        return trajectory.steps().stream()
                .anyMatch(step -> step.state().actions().stream().anyMatch(clicks::contains));
    }
}
