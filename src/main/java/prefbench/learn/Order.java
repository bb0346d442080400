package prefbench.learn;

import prefbench.random.RandomStreams;

/**
 * An endless order over {@code size} items: every epoch visits each once, in an order drawn afresh for that epoch. Not
 * thread-safe.
 */
final class Order {
    private final int size;
    private final RandomStreams streams;
    private final String purpose;
    private int[] epoch = new int[0];
    private long drawn;

    Order(int size, RandomStreams streams, String purpose) {
        if (size < 1) {
            throw new IllegalArgumentException("an order needs at least one item, found " + size);
        }
        this.size = size;
        this.streams = streams;
        this.purpose = purpose;
    }

    int next() {
        int position = (int) (drawn % size);
        if (position == 0) {
            epoch = permutation(drawn / size);
        }
        drawn++;
        return epoch[position];
    }

    /** Items handed out so far. */
    long drawn() {
        return drawn;
    }

    /** Fisher and Yates. */
    private int[] permutation(long number) {
        var random = streams.stream(purpose, number);
        int[] items = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            items[i] = items[j];
            items[j] = i;
        }
        return items;
    }
}
