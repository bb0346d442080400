package prefbench.shop;

import java.util.List;

/**
 * A shop's goals in three parts such that no product is the target in two of them. Each list is ordered so that its
 * first n goals are a good sample: human goals in random order; of synthetic goals one of every product first, then the
 * second ones, and so on.
 *
 * @param test final numbers come from these only; at most 500
 * @param dev for choosing settings and for learning curves; at most 500
 * @param train the rest
 */
public record Splits(List<Goal> test, List<Goal> dev, List<Goal> train) {
    public Splits {
        test = List.copyOf(test);
        dev = List.copyOf(dev);
        train = List.copyOf(train);
    }
}
