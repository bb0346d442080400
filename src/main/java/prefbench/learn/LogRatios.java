package prefbench.learn;

import prefbench.tensor.Tensor;

/**
 * What a policy has changed its mind by about both sides of each pair: with y_w the chosen and y_l the rejected side,
 *
 * <pre>  chosen = log pi(y_w|x) - log pi_ref(y_w|x),     rejected = log pi(y_l|x) - log pi_ref(y_l|x)</pre>
 *
 * @param chosen [pairs], summed over the side's steps
 * @param rejected [pairs], likewise
 * @param chosenLengths [pairs], steps of the chosen side; no graph
 * @param rejectedLengths [pairs], steps of the rejected side; no graph
 */
record LogRatios(Tensor chosen, Tensor rejected, Tensor chosenLengths, Tensor rejectedLengths) {

    /** chosen - rejected: the h of the DPO paper before beta, TRL's {@code delta}. */
    Tensor difference() {
        return chosen.sub(rejected);
    }

    /** The difference of the rewards beta chosen and beta rejected, TRL's margin. */
    Tensor margins(double beta) {
        return chosen.scale(beta).sub(rejected.scale(beta));
    }

    /** Each side divided by its number of steps. */
    LogRatios averaged() {
        return new LogRatios(chosen.div(chosenLengths), rejected.div(rejectedLengths), chosenLengths, rejectedLengths);
    }
}
