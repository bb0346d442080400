package prefbench.text;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a function gave for the keys that were asked for lately, and never more than a stated number of answers.
 *
 * <p>Answers lie in two generations. One that is found in the old generation, or is new, joins the young one; when the young
 * one holds half of what may be held, it becomes the old one, and the old one is dropped. So an answer stays while it is asked
 * for again before {@code capacity / 2} other keys are, and a look-up takes no lock, which an exact order of use would need.
 * Thread-safe.
 *
 * @param <K> has {@code equals} and {@code hashCode} by value
 * @param <V> what the function gives, never null
 */
public final class Memo<K, V> {
    private final int half;
    private volatile Generations<K, V> generations = Generations.none();

    private record Generations<K, V>(ConcurrentHashMap<K, V> young, ConcurrentHashMap<K, V> old) {
        static <K, V> Generations<K, V> none() {
            return new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** @param capacity so many answers are held at most, and one more for each thread that is just adding one; at least 2 */
    public Memo(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("capacity must be at least 2, was " + capacity);
        }
        this.half = capacity / 2;
    }

    /**
     * The function's answer for the key, remembered or made now.
     *
     * @param function gives equal answers for equal keys; threads that ask for one key at once may each call it, and then all
     *     get the same answer
     */
    public V get(K key, Function<? super K, ? extends V> function) {
        Generations<K, V> now = generations;
        V known = now.young.get(key);
        if (known != null) {
            return known;
        }
        V older = now.old.get(key);
        return add(now, key, older == null ? function.apply(key) : older);
    }

    private V add(Generations<K, V> seen, K key, V made) {
        V other = seen.young.putIfAbsent(key, made);
        if (seen.young.mappingCount() >= half) {
            turn(seen);
        }
        return other == null ? made : other;
    }

    private synchronized void turn(Generations<K, V> seen) {
        if (generations == seen) {
            generations = new Generations<>(new ConcurrentHashMap<>(), seen.young);
        }
    }

    /** Number of answers held; one that lies in both generations counts twice. */
    public int size() {
        Generations<K, V> now = generations;
        return now.young.size() + now.old.size();
    }
}
