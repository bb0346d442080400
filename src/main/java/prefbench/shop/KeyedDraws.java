package prefbench.shop;

import java.util.List;
import java.util.SplittableRandom;
import prefbench.random.RandomStreams;

/** Each draw is a function of the seed and of what it is for. */
record KeyedDraws(RandomStreams streams, long seed) implements EnvironmentDraws {
    private static final int LETTERS = 10;

    @Override
    public String name() {
        return "keyed(" + seed + ")";
    }

    @Override
    public String session(long number) {
        SplittableRandom random = streams.stream("session", number);
        StringBuilder letters = new StringBuilder(LETTERS);
        for (int i = 0; i < LETTERS; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    @Override
    public double goal(String session) {
        return streams.stream("goal of " + session).nextDouble();
    }

    @Override
    public List<Product> anything(Shop shop) {
        return shop.find(List.of("<r>"));
    }
}
