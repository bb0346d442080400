package prefbench.experiment;

/** How an evaluated policy picks its action: the most probable, or sampled from its softmax (WebShop's own test). */
public enum Decoding {
    GREEDY,
    SAMPLED
}
