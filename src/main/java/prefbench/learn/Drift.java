package prefbench.learn;

import prefbench.tensor.Metrics;

/**
 * How far a policy has moved from the one that collected a batch, from the actions' log z = log pi - log pi_old.
 *
 * @param k1 mean of -log z; CleanRL's {@code old_approx_kl}
 * @param k3 mean of z - 1 - log z; CleanRL's {@code approx_kl}
 * @param clipped share of actions with |z - 1| > clip, whether or not the clip changes their gradient
 */
record Drift(double k1, double k3, double clipped) {

    static Drift of(double[] logRatios, double clip) {
        double k1 = 0;
        double k3 = 0;
        int outside = 0;
        for (double logRatio : logRatios) {
            k1 += Divergence.K1.of(-logRatio);
            k3 += Divergence.K3.of(-logRatio);
            outside += Math.abs(StrictMath.exp(logRatio) - 1) > clip ? 1 : 0;
        }
        int n = logRatios.length;
        return new Drift(k1 / n, k3 / n, (double) outside / n);
    }

    void record(Metrics metrics) {
        metrics.record("losses/old_approx_kl", k1);
        metrics.record("losses/approx_kl", k3);
        metrics.record("losses/clipfrac", clipped);
    }
}
