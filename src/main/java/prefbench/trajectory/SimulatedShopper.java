package prefbench.trajectory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import prefbench.policy.QueryWriter;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Thesaurus;

/**
 * Stands in for a person where no real trajectories are at hand: reads pages roughly, forgets, compares a few products, takes
 * a wrong option now and then, sometimes gives up. He chooses among a policy's valid actions, from what the pages show and
 * the instruction says; the goal's record (product, attributes, options) is never read. He knows English: spelling slips and
 * synonyms ({@link Thesaurus}) do not stop him. All his luck is keyed by the goal, so a goal has one walk. Thread-safe.
 *
 * <p>What he leaves is labelled {@link Trajectory.Provenance#SIMULATED_HUMAN}, never human.
 */
public final class SimulatedShopper {
    private final Shop shop;
    private final QueryWriter queries;
    private final RandomStreams random;
    private final ShopperTraits traits;
    private final Map<List<String>, Set<List<String>>> known = new LinkedHashMap<>();

    /** The average shopper; {@code random} decides his luck. */
    public SimulatedShopper(Shop shop, QueryWriter queries, RandomStreams random) {
        this(shop, queries, random, ShopperTraits.AVERAGE);
    }

    SimulatedShopper(Shop shop, QueryWriter queries, RandomStreams random, ShopperTraits traits) {
        this.shop = shop;
        this.queries = queries;
        this.random = random;
        this.traits = traits;
        for (Thesaurus.Synonym synonym : Thesaurus.bundled().synonyms()) {
            List<String> said = Wording.all(synonym.said());
            List<String> meant = Wording.content(synonym.meant().replace("(pack of 1)", ""));
            known.computeIfAbsent(said, words -> new LinkedHashSet<>()).add(meant);
        }
    }

    /** One episode towards the goal, at most a few dozen steps. */
    public Trajectory walk(Goal goal) {
        Walk walk = new Walk(shop, goal, queries);
        Wishes wishes = Wishes.of(goal.instruction(), known);
        new Errand(walk, wishes, traits, random.stream("shopper", goal.index())).run();
        return walk.trajectory(Trajectory.Provenance.SIMULATED_HUMAN);
    }
}
