package prefbench.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import prefbench.experiment.Lineage.Entry;
import prefbench.experiment.Lineage.Origin;
import prefbench.shop.Shop;
import prefbench.text.InputException;
import prefbench.trajectory.Reserved;
import prefbench.trajectory.Trajectory;

/** A {@link Lineage} under construction: checks what is about to be learned from, and notes it. Not thread-safe. */
final class Ancestry {
    private final Shop shop;
    private final Reserved reserved;
    private final Map<String, Integer> leftOut;
    private final List<Trajectory> trajectories = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param leftOut before training, counted by reason
     * @throws InputException if a training goal, or its product, is a test or development goal's
     */
    Ancestry(Shop shop, Map<String, Integer> leftOut) {
        this.shop = shop;
        this.reserved = Reserved.in(shop);
        this.leftOut = new TreeMap<>(leftOut);
        Reserved.Overlap goals = reserved.with(shop.splits().train());
        if (goals.goals() + goals.products() > 0) {
            throw new InputException(
                    "%d training goals are test or development goals, and %d have the product of one; parts of a shop must be apart"
                            .formatted(goals.goals(), goals.products()));
        }
    }

    /** @throws InputException naming the first trajectory of a file that may not be learned from */
    void require(Path source, List<Trajectory> all) {
        reserved.require(source, all);
    }

    void leftOut(String reason, int count) {
        if (count > 0) {
            leftOut.merge(reason, count, Integer::sum);
        }
    }

    /** Notes what a part of the recipe learns from. */
    void learned(int part, List<Origin> origins, List<Trajectory> data) {
        for (int i = 0; i < data.size(); i++) {
            entries.add(Entry.of(part, origins.get(i), data.get(i), reserved));
        }
        trajectories.addAll(data);
    }

    Lineage lineage() {
        return new Lineage(
                new Lineage.Proof(
                        reserved.size(),
                        reserved.with(shop.splits().train()),
                        reserved.withTrajectories(trajectories),
                        leftOut),
                entries);
    }
}
