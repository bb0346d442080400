package prefbench.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The latest {@value #MOST} finished episodes of a learner, for its log. Not thread-safe. */
final class Recent {
    private static final int MOST = 32;

    private final Deque<double[]> episodes = new ArrayDeque<>();

    void add(double reward, int length) {
        episodes.addLast(new double[] {reward, length});
        if (episodes.size() > MOST) {
            episodes.removeFirst();
        }
    }

    /** Their mean reward and length, named as CleanRL does; NaN before the first. */
    void report(Map<String, Double> row) {
        row.put("charts/episodic_return", mean(0));
        row.put("charts/episodic_length", mean(1));
    }

    private double mean(int column) {
        return episodes.stream()
                .mapToDouble(episode -> episode[column])
                .average()
                .orElse(Double.NaN);
    }
}
