package prefbench.trajectory;

/**
 * Which trajectories an arm learns from; how many is the suite's to say ({@code many}, {@code few}, each of its {@code
 * study.sizes}), or a number.
 *
 * <p>{@code humanTrajectories()} are the demonstrations at hand: real people's where the user gave a file, else those of
 * the simulated shopper, labelled {@code simulated-human} in every result. Subsets are drawn afresh for each training seed; of one seed
 * a smaller set of either kind is the beginning of a larger one.
 *
 * @param generated sampled from the frozen reference, the imitation policy unless another recipe went before, on training goals and kept at reward exactly 1, as in Feng and Feng
 *     §3.2, instead of demonstrated
 * @param amount how many
 * @param number of them under {@link Amount#NUMBER}; 0 under the others
 * @param perfect only trajectories of reward exactly 1; generated ones always are
 * @param circles with the steps that led back to where they began, which {@link Loops} cuts otherwise
 */
public record TrajectorySource(boolean generated, Amount amount, int number, boolean perfect, boolean circles) {

    /** How many trajectories. */
    public enum Amount {
        /** The suite's large number. */
        MANY,
        /** The suite's small number. */
        FEW,
        /** A number of its own. */
        NUMBER,
        /** Each of the suite's data sizes: an arm of each. */
        EACH_SIZE
    }

    public TrajectorySource {
        if (amount == Amount.NUMBER ? number < 1 : number != 0) {
            throw new IllegalArgumentException("number of trajectories must be %s, was %d"
                    .formatted(amount == Amount.NUMBER ? "positive" : "0 under " + amount, number));
        }
    }

    public static TrajectorySource humanTrajectories() {
        return new TrajectorySource(false, Amount.MANY, 0, false, false);
    }

    public static TrajectorySource generatedTrajectories() {
        return new TrajectorySource(true, Amount.MANY, 0, true, false);
    }

    public TrajectorySource few() {
        return of(Amount.FEW, 0);
    }

    /** So many, whatever the suite says. */
    public TrajectorySource size(int trajectories) {
        return of(Amount.NUMBER, trajectories);
    }

    /**
     * As many as each of the suite's {@code study.sizes} says: the arm stands for one arm of each size, and is left out by a
     * suite without sizes.
     */
    public TrajectorySource ofEachSize() {
        return of(Amount.EACH_SIZE, 0);
    }

    private TrajectorySource of(Amount value, int trajectories) {
        return new TrajectorySource(generated, value, trajectories, perfect, circles);
    }

    /** Separates what filtering by reward does from who walked. */
    public TrajectorySource perfectOnly() {
        return new TrajectorySource(generated, amount, number, true, circles);
    }

    /** With all steps, also those that led back to where they began. */
    public TrajectorySource asWalked() {
        return new TrajectorySource(generated, amount, number, perfect, true);
    }

    /** The suite's small number. */
    public boolean small() {
        return amount == Amount.FEW;
    }

    /** Stands for one source of each of the suite's sizes. */
    public boolean isOfEachSize() {
        return amount == Amount.EACH_SIZE;
    }

    /**
     * The number, by the suite's two.
     *
     * @throws IllegalStateException if this is of each size
     */
    public int wanted(int many, int few) {
        return switch (amount) {
            case MANY -> many;
            case FEW -> few;
            case NUMBER -> number;
            case EACH_SIZE -> throw new IllegalStateException(this + " has no one number");
        };
    }

    private String call() {
        return switch (amount) {
            case MANY -> "";
            case FEW -> ".few()";
            case NUMBER -> ".size(%d)".formatted(number);
            case EACH_SIZE -> ".ofEachSize()";
        };
    }

    @Override
    public String toString() {
        return (generated ? "generatedTrajectories()" : "humanTrajectories()")
                + call()
                + (perfect && !generated ? ".perfectOnly()" : "")
                + (circles ? ".asWalked()" : "");
    }
}
