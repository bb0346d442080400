package prefbench.shop;

import java.util.List;
import java.util.stream.IntStream;
import prefbench.random.PythonRandom;

/** The original's draws, in its order. */
record OriginalDraws(PythonRandom random) implements EnvironmentDraws {
    private static final int LETTERS = 10;
    private static final int ANYTHING = 50;
    private static final List<String> ALPHABET =
            IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList();

    @Override
    public String name() {
        return "original";
    }

    @Override
    public String session(long number) {
        return String.join("", random.choices(ALPHABET, LETTERS));
    }

    @Override
    public double goal(String session) {
        return random.random();
    }

    @Override
    public List<Product> anything(Shop shop) {
        int size = shop.catalog().size();
        if (size < ANYTHING) {
            throw new IllegalArgumentException(
                    ("search [<r>]: found %d products in the shop; <r> draws %d of them as the"
                                    + " original does; use a larger shop, or keyed draws")
                            .formatted(size, ANYTHING));
        }
        return random.sample(shop.catalog().products(), ANYTHING);
    }
}
