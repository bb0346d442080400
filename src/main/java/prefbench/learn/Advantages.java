package prefbench.learn;

/**
 * Generalised advantage estimation (Schulman et al., arXiv 1506.02438, Eq. 16) over one session's steps:
 *
 * <pre>
 *   delta_t = r_t + gamma V(s_{t+1}) (1 - done_t) - V(s_t)
 *   A_t     = delta_t + gamma lambda (1 - done_t) A_{t+1},     R_t = A_t + V(s_t)
 * </pre>
 *
 * With lambda = 1, A_t = R_t - V(s_t) with the discounted return R_t.
 *
 * @param advantages A_t
 * @param returns R_t
 */
record Advantages(double[] advantages, double[] returns) {

    /**
     * @param rewards r_t
     * @param values V(s_t)
     * @param done whether the episode ended with step t
     * @param lastValue V of the state after the last step; not looked at if the last step ended an episode
     */
    static Advantages estimate(
            double[] rewards, double[] values, boolean[] done, double lastValue, double gamma, double lambda) {
        int n = rewards.length;
        double[] advantages = new double[n];
        double[] returns = new double[n];
        double next = 0;
        for (int t = n - 1; t >= 0; t--) {
            double goesOn = done[t] ? 0 : 1;
            double valueAfter = t == n - 1 ? lastValue : values[t + 1];
            double delta = rewards[t] + gamma * valueAfter * goesOn - values[t];
            next = delta + gamma * lambda * goesOn * next;
            advantages[t] = next;
            returns[t] = next + values[t];
        }
        return new Advantages(advantages, returns);
    }
}
