package prefbench.experiment;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is running and how long it will take, on standard error. On a terminal one live line for each running trial;
 * elsewhere (Maven, CI) one log line every 30 s. Workers report by JSON lines on their standard output; see {@link
 * #line(String, long, long)}. Thread-safe.
 */
public final class Progress {
    static final Duration LOG_EVERY = Duration.ofSeconds(30);
    private static final Duration DRAW_EVERY = Duration.ofMillis(200);

    private final PrintStream err;
    private final boolean terminal;
    private final InstantSource clock;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private Instant last;
    private int total;
    private int done;
    private int drawn;

    /** A running job: its phase, when that began and at which step (evaluations interrupt training), and how far it is. */
    private record Running(String phase, Instant since, long from, long step, long of) {
        String show(Instant now) {
            if (of <= 0) {
                return phase;
            }
            String text = "%s %d/%d".formatted(phase, step, of);
            if (step <= from || step >= of) {
                return text;
            }
            double seconds = Duration.between(since, now).toMillis() / 1000.0;
            return text + ", " + duration(seconds / (step - from) * (of - step)) + " left";
        }
    }

    /** @param terminal whether lines may be drawn over */
    public Progress(PrintStream err, boolean terminal, InstantSource clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.last = clock.instant();
    }

    /** On this process's standard error. */
    public static Progress onStandardError(InstantSource clock) {
        return new Progress(System.err, System.console() != null, clock);
    }

    /** The time by the run's clock. */
    Instant now() {
        return clock.instant();
    }

    /** What a worker prints: {@code {"phase":"train","step":12,"of":300}}. */
    public static String line(String phase, long step, long of) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("phase", phase);
        fields.put("step", step);
        fields.put("of", of);
        return Json.line(fields);
    }

    /** Prints {@link #line} on a worker's standard output. */
    static void print(String phase, long step, long of) {
        System.out.println(line(phase, step, of));
    }

    /** Minutes and seconds as people say them: {@code 45 s}, {@code 12 min}, {@code 3.5 h}. */
    public static String duration(double seconds) {
        if (seconds < 90) {
            return "%d s".formatted(Math.round(seconds));
        }
        return seconds < 5400
                ? "%d min".formatted(Math.round(seconds / 60))
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    synchronized void expect(int jobs) {
        total += jobs;
    }

    synchronized void started(String job) {
        running.put(job, new Running("starting", clock.instant(), 0, 0, 0));
        tick();
    }

    /** Takes a worker's line; false if it is no progress line. */
    synchronized boolean reported(String job, String line) {
        if (!line.startsWith("{")) {
            return false;
        }
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            String phase = node.path("phase").asString("");
            if (phase.isEmpty()) {
                return false;
            }
            Running before = running.get(job);
            long step = node.path("step").asLong(0);
            boolean goesOn = before != null && before.phase().equals(phase);
            Instant since = goesOn ? before.since() : clock.instant();
            long from = goesOn ? before.from() : step;
            running.put(
                    job, new Running(phase, since, from, step, node.path("of").asLong(0)));
            tick();
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    synchronized void ended(String job) {
        running.remove(job);
        done++;
        tick();
    }

    /** Says something at once, on a line of its own. */
    public synchronized void say(String text) {
        wipe();
        err.println(text);
        draw();
    }

    /** Shows what is due; called often. */
    synchronized void tick() {
        Instant now = clock.instant();
        Duration since = Duration.between(last, now);
        if (terminal && (since.compareTo(DRAW_EVERY) >= 0 || running.size() != drawn)) {
            last = now;
            wipe();
            draw();
        } else if (!terminal && since.compareTo(LOG_EVERY) >= 0 && !running.isEmpty()) {
            last = now;
            err.printf(
                    "%d of %d trials done; %s%n",
                    done,
                    total,
                    running.entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue().show(now))
                            .collect(Collectors.joining("; ")));
        }
    }

    private void wipe() {
        if (drawn > 0) {
            err.printf("\u001b[%dA\u001b[J", drawn);
            drawn = 0;
        }
    }

    private void draw() {
        if (terminal) {
            Instant now = clock.instant();
            running.forEach((job, state) -> err.println(job + ": " + state.show(now)));
            drawn = running.size();
            err.flush();
        }
    }
}
