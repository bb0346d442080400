package prefbench.learn;

/** A policy that is evaluated as it is: the arms that every fine-tuning has to beat. */
public record Untrained(Kind kind) implements Recipe {
    /** {@code RULE} searches the instruction, opens the first item and buys it (WebShop's rule baseline, spec §10). */
    public enum Kind {
        IMITATION,
        RULE,
        RANDOM
    }

    /** The checkpoint that every arm starts from, untouched. */
    public static Untrained imitation() {
        return new Untrained(Kind.IMITATION);
    }

    public static Untrained rule() {
        return new Untrained(Kind.RULE);
    }

    /** Uniform over the valid actions, under either decoding. */
    public static Untrained random() {
        return new Untrained(Kind.RANDOM);
    }

    /** @throws UnsupportedOperationException always: there is nothing to learn */
    @Override
    public Learner learner(Start start) {
        throw new UnsupportedOperationException(this + " is evaluated as it is and takes no step");
    }

    @Override
    public boolean trains() {
        return false;
    }

    @Override
    public String toString() {
        return "Untrained." + kind.name().toLowerCase(java.util.Locale.ROOT) + "()";
    }
}
