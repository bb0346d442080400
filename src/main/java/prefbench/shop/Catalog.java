package prefbench.shop;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.function.IntUnaryOperator;

/** The products of a shop, in file order, each id once. Immutable and thread-safe. */
public abstract sealed class Catalog permits ListedCatalog, StoredCatalog {

    /** A catalogue in memory. */
    public static Catalog of(List<Product> products) {
        return new ListedCatalog(products);
    }

    /** Number of products. */
    public abstract int size();

    /** The product at a position, from 0. */
    public abstract Product product(int position);

    /** The id of the product at a position. */
    abstract String asin(int position);

    /** Where a product stands in the file's order. */
    abstract OptionalInt position(String asin);

    public final Optional<Product> product(String asin) {
        OptionalInt position = position(asin);
        return position.isPresent() ? Optional.of(product(position.getAsInt())) : Optional.empty();
    }

    /** All products; of a big shop each is read from disk when it is asked for. */
    public final List<Product> products() {
        return new View(size(), index -> index);
    }

    /** The products at these positions, read when they are asked for. */
    final List<Product> at(int[] positions) {
        return new View(positions.length, index -> positions[index]);
    }

    private final class View extends AbstractList<Product> implements RandomAccess {
        private final int size;
        private final IntUnaryOperator positions;

        View(int size, IntUnaryOperator positions) {
            this.size = size;
            this.positions = positions;
        }

        @Override
        public Product get(int index) {
            return product(positions.applyAsInt(Objects.checkIndex(index, size)));
        }

        @Override
        public int size() {
            return size;
        }
    }
}
