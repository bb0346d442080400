package prefbench.experiment;

/** Who makes a claim about a {@link Comparison}, and takes its verdict. */
public interface Claimant {

    /** Name of the claim. */
    String claim();

    /** Takes the verdict; may throw to end the claim there. */
    void accept(Verdict verdict);
}
