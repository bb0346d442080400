package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.random.RandomStreams;
import prefbench.shop.fixture.MadeUpShop;

/** One shop serves any number of sessions from many threads. */
class ManySessionsTest {
    private static final int SESSIONS = 10_000;
    private static final int STEPS = 6;
    private static final int THREADS = 8;
    private static final RandomStreams STREAMS = new RandomStreams(0);

    @TempDir
    Path directory;

    @Test
    void interleavedSessionsGiveTheSameTranscriptsAsOneAfterTheOther() throws Exception {
        inMemoryAndOnDisk(() -> {
            List<String> interleaved;
            // First, so that what the shop remembers is being worked out by several threads at once.
            try (Shop shop = Shop.open(directory)) {
                interleaved = interleaved(shop);
            }
            try (Shop shop = Shop.open(directory)) {
                assertThat(interleaved)
                        .isEqualTo(walks(shop).stream().map(Walk::whole).toList());
            }
            assertThat(Set.copyOf(interleaved)).as("walks that differ").hasSizeGreaterThan(SESSIONS * 9 / 10);
            return interleaved;
        });
    }

    private void inMemoryAndOnDisk(Callable<List<String>> transcripts) throws Exception {
        writeShop();
        List<String> inMemory = transcripts.call();
        new ShopIndex(directory).make(false, products -> {});
        assertThat(transcripts.call()).isEqualTo(inMemory);
    }

    private void writeShop() throws IOException {
        new MadeUpShop(7, 200, 400).write(directory);
    }

    private static List<Walk> walks(Shop shop) {
        return IntStream.range(0, SESSIONS).mapToObj(i -> new Walk(shop, i)).toList();
    }

    /** All sessions are open at once; a thread takes one step in whichever is next, so each is served by several threads. */
    private static List<String> interleaved(Shop shop) throws Exception {
        List<Walk> walks = walks(shop);
        Queue<Walk> waiting = new ConcurrentLinkedQueue<>(walks);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> {
                    for (Walk walk = waiting.poll(); walk != null; walk = waiting.poll()) {
                        if (walk.step()) {
                            waiting.add(walk);
                        }
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
        return walks.stream().map(Walk::digest).toList();
    }

    /** A shopper who acts at random, always the same way in the session of one number. */
    private static final class Walk {
        private final TextEnvironment environment;
        private final SplittableRandom random;
        private final MessageDigest transcript;
        private int steps;

        Walk(Shop shop, int number) {
            this.environment = TextEnvironment.over(shop, ObservationMode.TEXT_RICH);
            this.random = STREAMS.stream("walk", number);
            try {
                this.transcript = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            write(environment.reset("walk " + number));
        }

        /** Whether there are more to come. */
        boolean step() {
            List<String> actions = environment.page().validActions();
            TextEnvironment.Step step = environment.step(
                    actions.isEmpty() || random.nextInt(4) == 0
                            ? "search[" + query() + "]"
                            : actions.get(Math.min(actions.size() - 1, random.nextInt(12))));
            write(step.observation());
            write(step.reward() + " " + step.done() + " " + environment.available() + environment.snapshot());
            return ++steps < STEPS;
        }

        private String query() {
            String[] words = environment.goal().instruction().split(" ");
            return random.nextInt(10) == 0
                    ? "<c> " + environment.goal().category()
                    : words[random.nextInt(words.length)] + " " + words[random.nextInt(words.length)];
        }

        String whole() {
            while (step()) {
                // Until the end.
            }
            return digest();
        }

        String digest() {
            return HexFormat.of().formatHex(transcript.digest());
        }

        private void write(String text) {
            transcript.update(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
