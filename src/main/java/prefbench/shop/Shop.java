package prefbench.shop;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import prefbench.text.NounTagger;

/**
 * A catalogue with its search index, goals and rewards. Immutable and thread-safe; open one per process and share it.
 */
public final class Shop implements AutoCloseable {

    private Shop() {}

    /** The shop in {@code directory} with the goals it has ({@link GoalKind#AUTO}), keyed prices and the bundled tagger. */
    public static Shop open(Path directory) {
        return open(directory, GoalKind.AUTO);
    }

    public static Shop open(Path directory, GoalKind kind) {
        throw new UnsupportedOperationException();
    }

    public static Shop open(Path directory, GoalKind kind, PriceDraws prices, NounTagger tagger) {
        throw new UnsupportedOperationException();
    }

    public Catalog catalog() {
        throw new UnsupportedOperationException();
    }

    /** In the shop's goal order. */
    public List<Goal> goals() {
        throw new UnsupportedOperationException();
    }

    /** {@link GoalKind#HUMAN} or {@link GoalKind#SYNTHETIC}. */
    public GoalKind goalKind() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 over the data files' uncompressed bytes, 64 hexadecimal digits: the shop's identity. */
    public String hash() {
        throw new UnsupportedOperationException();
    }

    /** A new walk towards the goal. */
    public Session session(Goal goal) {
        return new Session(this, goal, Integer.toString(goal.index()));
    }

    /** The price at which a product is sold: drawn once from its range. */
    public double price(Product product) {
        throw new UnsupportedOperationException();
    }

    /** What buying the product with these option values is worth. */
    public Reward reward(Product bought, Collection<String> optionValues, Goal goal) {
        throw new UnsupportedOperationException();
    }

    /** The goals by part; the same at every call. */
    public Splits splits() {
        throw new UnsupportedOperationException();
    }

    /** Asins of the products found, best first, at most 50. */
    public List<String> search(String query) {
        throw new UnsupportedOperationException();
    }

    /** What a result must say about the shop it came from. */
    public ShopFacts describe() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
