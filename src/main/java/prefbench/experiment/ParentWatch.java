package prefbench.experiment;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a worker whose parent has gone, however it went: the parent holds the other end of the worker's standard input, which
 * ends with it.
 */
public final class ParentWatch {
    private static final int STATUS = 143;

    private ParentWatch() {}

    /** Starts watching standard input, which nobody else may read from. Returns at once. */
    public static void start() {
        watch(System.in, () -> Runtime.getRuntime().halt(STATUS));
    }

    static Thread watch(InputStream in, Runnable ended) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // nothing is ever said
                        }
                    } catch (IOException e) {
                        // as good as an end
                    }
                    ended.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
