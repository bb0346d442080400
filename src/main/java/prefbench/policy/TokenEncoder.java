package prefbench.policy;

import prefbench.tensor.Tensor;

/** Gives each token of each sequence a vector. */
@FunctionalInterface
interface TokenEncoder {
    /** [count, width, D], at padding too. */
    Tensor encode(Padded sequences, Dropout dropout);
}
