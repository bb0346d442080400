package prefbench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scores of several training runs on several tasks, which here are strata of goals, such as product categories. A score is a run's
 * mean over a task's goals, such as a success rate: never a single episode's, of whose zeros and ones an interquartile mean is
 * 0 or 1. Immutable and thread-safe.
 */
public final class Scores {
    /** By task, then by run. */
    private final double[][] byTask;

    private Scores(double[][] byTask) {
        this.byTask = byTask;
    }

    /**
     * @param byRun one row for each run, one column for each task
     * @throws IllegalArgumentException without runs or tasks, if rows differ in length, or for a score that is no number
     */
    public static Scores of(double[][] byRun) {
        if (byRun.length == 0
                || byRun[0].length == 0
                || Arrays.stream(byRun).anyMatch(row -> row.length != byRun[0].length)) {
            throw new IllegalArgumentException("scores must have at least one run and one task, and rows equally long");
        }
        for (int run = 0; run < byRun.length; run++) {
            for (int task = 0; task < byRun[run].length; task++) {
                if (!Double.isFinite(byRun[run][task])) {
                    throw new IllegalArgumentException("scores must be finite, was %s of run %d on task %d"
                            .formatted(byRun[run][task], run, task));
                }
            }
        }
        return new Scores(IntStream.range(0, byRun[0].length)
                .mapToObj(task ->
                        Arrays.stream(byRun).mapToDouble(row -> row[task]).toArray())
                .toArray(double[][]::new));
    }

    /** One score for each run: a single task. */
    public static Scores ofOneTask(double... byRun) {
        return of(Arrays.stream(byRun).mapToObj(score -> new double[] {score}).toArray(double[][]::new));
    }

    public int runs() {
        return byTask[0].length;
    }

    public int tasks() {
        return byTask.length;
    }

    /** All runs' scores on a task. */
    double[] onTask(int task) {
        return byTask[task].clone();
    }

    /** Of each task, over its runs. */
    double[] taskMeans() {
        return Arrays.stream(byTask).mapToDouble(StudentT::mean).toArray();
    }

    DoubleStream all() {
        return Arrays.stream(byTask).flatMapToDouble(Arrays::stream);
    }

    /** A resample: each task's runs drawn anew with replacement, row by row. */
    public Scores resampled(SplittableRandom random) {
        return chosen(draw(random));
    }

    /** A resample of whole runs, each with its scores on all tasks: what is common to a run's tasks stays common. */
    public Scores resampledWhole(SplittableRandom random) {
        int[][] indices = new int[runs()][tasks()];
        for (int[] row : indices) {
            Arrays.fill(row, random.nextInt(runs()));
        }
        return chosen(indices);
    }

    /** For each run, for each task within it, which run's score is taken. */
    int[][] draw(SplittableRandom random) {
        int[][] indices = new int[runs()][tasks()];
        for (int[] row : indices) {
            for (int task = 0; task < row.length; task++) {
                row[task] = random.nextInt(runs());
            }
        }
        return indices;
    }

    /** The resample of this number, of the runs ^ (runs x tasks) that there are: its digits say which score is taken. */
    Scores resample(int number) {
        int[][] indices = new int[runs()][tasks()];
        int rest = number;
        for (int[] row : indices) {
            for (int task = 0; task < row.length; task++) {
                row[task] = rest % runs();
                rest /= runs();
            }
        }
        return chosen(indices);
    }

    private Scores chosen(int[][] indices) {
        double[][] chosen = new double[tasks()][runs()];
        for (int task = 0; task < chosen.length; task++) {
            for (int run = 0; run < indices.length; run++) {
                chosen[task][run] = byTask[task][indices[run][task]];
            }
        }
        return new Scores(chosen);
    }

    /** Without one score: for the jackknife only, as this task is then shorter than the others. */
    Scores without(int run, int task) {
        double[][] fewer = byTask.clone();
        fewer[task] = IntStream.range(0, byTask[task].length)
                .filter(each -> each != run)
                .mapToDouble(each -> byTask[task][each])
                .toArray();
        return new Scores(fewer);
    }
}
