package prefbench.learn;

/** The rules that hyper-parameters are held to, and the one way to say that one is broken. */
final class Setting {
    private Setting() {}

    static void positive(String name, double value) {
        require(name, value > 0, "positive", value);
    }

    static void positive(String name, int value) {
        require(name, value > 0, "positive", value);
    }

    static void notNegative(String name, double value) {
        require(name, value >= 0, "at least 0", value);
    }

    /** In [0, 1]. */
    static void share(String name, double value) {
        require(name, value >= 0 && value <= 1, "in [0, 1]", value);
    }

    /** epsilon of a clipped ratio. */
    static void clip(double value) {
        require("clip", value > 0 && value < 1, "in (0, 1)", value);
    }

    static void require(String name, boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, rule, value));
        }
    }
}
