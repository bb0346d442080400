package prefbench.random;

import java.util.SplittableRandom;

/** Normal draws of mean 0 by the method of Box and Muller, through StrictMath: the same on every platform. */
public final class Gaussian {
    private Gaussian() {}

    public static void fill(float[] values, SplittableRandom random, double deviation) {
        for (int i = 0; i < values.length; i += 2) {
            double radius = deviation * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            values[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < values.length) {
                values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
    }
}
