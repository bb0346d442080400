package prefbench.experiment;

/** Finds or makes what trials stand on: shop, demonstrations, and the imitation checkpoint. */
public interface Preparation {

    /**
     * Checks and hashes what there is, and says where the rest will be: seconds, whatever the suite.
     *
     * @throws prefbench.text.InputException if a file breaks a rule
     */
    Ground survey(Suite suite, Settings settings);

    /** Makes what the survey found missing, the imitation checkpoint above all. */
    void complete(Ground ground, Suite suite, Settings settings, Progress progress);
}
