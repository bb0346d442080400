package prefbench.trajectory;

/**
 * Which trajectories an arm learns from; how many is the suite's to say ({@code many}, {@code few}).
 *
 * <p>{@code humanTrajectories()} are the demonstrations at hand: real people's where the user gave a file, else those of
 * the simulated shopper, labelled {@code simulated-human} in every result. Subsets are drawn afresh for each training seed.
 *
 * @param generated sampled from the frozen reference, the imitation policy unless another recipe went before, on training goals and kept at reward exactly 1, as in Feng and Feng
 *     §3.2, instead of demonstrated
 * @param small the suite's small number instead of its large one
 * @param perfect only trajectories of reward exactly 1; generated ones always are
 * @param circles with the steps that led back to where they began, which {@link Loops} cuts otherwise
 */
public record TrajectorySource(boolean generated, boolean small, boolean perfect, boolean circles) {

    public static TrajectorySource humanTrajectories() {
        return new TrajectorySource(false, false, false, false);
    }

    public static TrajectorySource generatedTrajectories() {
        return new TrajectorySource(true, false, true, false);
    }

    public TrajectorySource few() {
        return new TrajectorySource(generated, true, perfect, circles);
    }

    /** Separates what filtering by reward does from who walked. */
    public TrajectorySource perfectOnly() {
        return new TrajectorySource(generated, small, true, circles);
    }

    /** With all steps, also those that led back to where they began. */
    public TrajectorySource asWalked() {
        return new TrajectorySource(generated, small, perfect, true);
    }

    @Override
    public String toString() {
        return (generated ? "generatedTrajectories()" : "humanTrajectories()")
                + (small ? ".few()" : "")
                + (perfect && !generated ? ".perfectOnly()" : "")
                + (circles ? ".asWalked()" : "");
    }
}
