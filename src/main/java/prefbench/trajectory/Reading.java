package prefbench.trajectory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of trajectory files.
 *
 * @param trajectories in the files' order
 * @param skipped sessions that could not be used, counted by reason
 */
public record Reading(List<Trajectory> trajectories, Map<String, Integer> skipped) {

    public Reading {
        trajectories = List.copyOf(trajectories);
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    /** Collects a reading. */
    static final class Builder {
        private final List<Trajectory> trajectories = new ArrayList<>();
        private final Map<String, Integer> skipped = new TreeMap<>();

        void add(Trajectory trajectory) {
            trajectories.add(trajectory);
        }

        void skip(String reason) {
            skipped.merge(reason, 1, Integer::sum);
        }

        /** Trajectories so far. */
        int size() {
            return trajectories.size();
        }

        Reading reading() {
            return new Reading(trajectories, skipped);
        }
    }
}
