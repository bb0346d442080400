package prefbench.report;

/** Places labels in a column. */
final class Labels {
    private Labels() {}

    /**
     * Positions as near to the wanted ones as a pass down and a pass up bring them, at least {@code gap} apart.
     *
     * @param wanted in rising order
     * @param top least position
     * @param bottom greatest position, kept unless there is not room for all
     */
    static double[] apart(double[] wanted, double gap, double top, double bottom) {
        double[] placed = wanted.clone();
        double least = top;
        for (int i = 0; i < placed.length; i++) {
            placed[i] = Math.max(placed[i], least);
            least = placed[i] + gap;
        }
        double most = Math.max(bottom, top + gap * (placed.length - 1));
        for (int i = placed.length - 1; i >= 0; i--) {
            placed[i] = Math.min(placed[i], most);
            most = placed[i] - gap;
        }
        return placed;
    }
}
