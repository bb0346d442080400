package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {

    @Test
    void asksTheFunctionOnceForAKey() {
        AtomicInteger asked = new AtomicInteger();
        Memo<String, Integer> memo = new Memo<>(10);
        for (int i = 0; i < 5; i++) {
            assertThat(memo.get("four", key -> asked.incrementAndGet() + key.length()))
                    .isEqualTo(5);
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void holdsNoMoreThanItsCapacity() {
        Memo<Integer, Integer> memo = new Memo<>(100);
        for (int i = 0; i < 10_000; i++) {
            memo.get(i, key -> -key);
            assertThat(memo.size()).isLessThanOrEqualTo(100);
        }
        assertThat(memo.size()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void keepsWhatIsAskedForAgainAndForgetsTheRest() {
        List<Integer> asked = new ArrayList<>();
        Memo<Integer, Integer> memo = new Memo<>(100);
        for (int i = 1; i <= 1000; i++) {
            memo.get(0, key -> {
                asked.add(key);
                return key;
            });
            memo.get(i, key -> key);
        }
        assertThat(asked).containsExactly(0);
        memo.get(1, key -> {
            asked.add(key);
            return key;
        });
        assertThat(asked).containsExactly(0, 1);
    }

    @Test
    void manyThreadsGetTheFunctionsAnswersAndStayWithinTheCapacity() throws Exception {
        Memo<Integer, String> memo = new Memo<>(64);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int step = 2 * t + 1;
                wrong.add(threads.submit(() -> {
                    int bad = 0;
                    for (int i = 0; i < 50_000; i++) {
                        int key = i * step % 500;
                        bad += memo.get(key, String::valueOf).equals(Integer.toString(key)) ? 0 : 1;
                        bad += memo.size() <= 64 + 2 * 4 ? 0 : 1;
                    }
                    return bad;
                }));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void saysWhatCapacityItNeeds() {
        assertThatThrownBy(() -> new Memo<>(1)).hasMessage("capacity must be at least 2, was 1");
    }
}
