package prefbench.tensor;

import java.util.Map;

/**
 * What one training step did.
 *
 * @param step optimiser steps so far, this one included: the first is 1
 * @param loss its value before the step
 * @param gradientNorm the global L2 norm of all gradients before clipping
 * @param metrics what the loss recorded, in order
 */
public record Update(long step, double loss, double gradientNorm, Map<String, Double> metrics) {

    /** Whether loss and gradients were finite. If not, the parameters were left as they are. */
    public boolean finite() {
        return Double.isFinite(loss) && Double.isFinite(gradientNorm);
    }
}
