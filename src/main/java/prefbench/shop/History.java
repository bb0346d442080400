package prefbench.shop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The earlier observations and actions in front of the current observation. Not thread-safe. */
final class History {
    private final int mostObservations;
    private final int mostActions;
    /** Latest first. */
    private final Deque<String> observations = new ArrayDeque<>();

    private final Deque<String> actions = new ArrayDeque<>();

    History(int mostObservations, int mostActions) {
        this.mostObservations = mostObservations;
        this.mostActions = mostActions;
    }

    /** Forgets all, and remembers the first page. */
    void restart(String first) {
        observations.clear();
        actions.clear();
        remember(observations, first, mostObservations);
    }

    /**
     * The state after an action: as many pairs of observation and action as are wanted and known, oldest first, then the
     * current observation, joined by {@code " [SEP] "}. The action that led here is the latest of the actions.
     */
    String after(String action, String observation) {
        remember(actions, action, mostActions);
        List<String> latestFirst = new ArrayList<>();
        latestFirst.add(observation);
        Iterator<String> did = actions.iterator();
        Iterator<String> saw = observations.iterator();
        while (did.hasNext() || saw.hasNext()) {
            if (did.hasNext()) {
                latestFirst.add(did.next());
            }
            if (saw.hasNext()) {
                latestFirst.add(saw.next());
            }
        }
        remember(observations, observation, mostObservations);
        Collections.reverse(latestFirst);
        return String.join(" [SEP] ", latestFirst);
    }

    private static void remember(Deque<String> memory, String text, int most) {
        memory.addFirst(text);
        if (memory.size() > most) {
            memory.removeLast();
        }
    }
}
