package prefbench.experiment;

/** Who makes claims about a {@link Comparison}: one who collects them before the trials, or one who looks up their verdicts. */
public interface Claimant {

    /** Takes the claim; may throw to end the test there. */
    void claim(Proposition proposition);
}
