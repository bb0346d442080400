package prefbench.policy;

/** Gives each token of each sequence a vector. */
@FunctionalInterface
interface TokenEncoder {
    Encoded encode(Packed sequences, Dropout dropout);
}
