package prefbench.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CPython 3.11's {@code random.Random}: the Mersenne Twister MT19937 (Matsumoto, Nishimura, ACM TOMACS 8(1), 1998) with
 * Python's seeding by integers and Python's ways of drawing floats, integers, samples and permutations from it.
 *
 * <p>Only for repeating draws that the original WebShop makes; everything else uses {@link RandomStreams}. Not
 * thread-safe.
 */
public final class PythonRandom {
    private static final int N = 624;
    private static final int M = 397;

    private final int[] state = new int[N];
    private int next = N;

    /** As {@code random.seed(seed)}: the sign is dropped, as in Python. */
    public PythonRandom(long seed) {
        long magnitude = Math.abs(seed);
        int low = (int) magnitude;
        int high = (int) (magnitude >>> 32);
        initialise(high == 0 ? new int[] {low} : new int[] {low, high});
    }

    /** In [0, 1), with 53 bits. */
    public double random() {
        int a = nextInt() >>> 5;
        int b = nextInt() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    /** {@code a + (b - a) * random()}; b may be the smaller. */
    public double uniform(double a, double b) {
        return a + (b - a) * random();
    }

    /** {@code bits} random bits, 1 to 32, as an unsigned number. */
    public long getrandbits(int bits) {
        if (bits < 1 || bits > 32) {
            throw new IllegalArgumentException("bits must be in [1, 32], was " + bits);
        }
        return (nextInt() >>> (32 - bits)) & 0xffffffffL;
    }

    /** In [0, n), by rejection. */
    public int randbelow(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n must be positive, was " + n);
        }
        int bits = 32 - Integer.numberOfLeadingZeros(n);
        long draw = getrandbits(bits);
        while (draw >= n) {
            draw = getrandbits(bits);
        }
        return (int) draw;
    }

    /** One element, each equally likely. */
    public <T> T choice(List<T> population) {
        return population.get(randbelow(population.size()));
    }

    /** {@code k} different positions of the population, in the order drawn. */
    public <T> List<T> sample(List<T> population, int k) {
        int n = population.size();
        if (k < 0 || k > n) {
            throw new IllegalArgumentException("sample size must be in [0, %d], was %d".formatted(n, k));
        }
        // Python keeps a pool of all elements while that is smaller than a set of the chosen ones would be.
        int setSize = 21;
        if (k > 5) {
            setSize += (int) Math.pow(4, Math.ceil(Math.log(k * 3.0) / Math.log(4)));
        }
        return n <= setSize ? samplePool(population, k) : sampleSet(population, k);
    }

    private <T> List<T> samplePool(List<T> population, int k) {
        int n = population.size();
        List<T> pool = new ArrayList<>(population);
        List<T> result = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            int j = randbelow(n - i);
            result.add(pool.get(j));
            pool.set(j, pool.get(n - i - 1));
        }
        return result;
    }

    private <T> List<T> sampleSet(List<T> population, int k) {
        Set<Integer> chosen = new HashSet<>();
        List<T> result = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            int j = randbelow(population.size());
            while (!chosen.add(j)) {
                j = randbelow(population.size());
            }
            result.add(population.get(j));
        }
        return result;
    }

    /** {@code k} elements with replacement, each equally likely. */
    public <T> List<T> choices(List<T> population, int k) {
        List<T> result = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            result.add(population.get((int) Math.floor(random() * population.size())));
        }
        return result;
    }

    /** {@code k} elements with replacement, each as likely as its weight says. */
    public <T> List<T> choices(List<T> population, double[] weights, int k) {
        double[] cumulative = weights.clone();
        for (int i = 1; i < cumulative.length; i++) {
            cumulative[i] += cumulative[i - 1];
        }
        double total = cumulative[cumulative.length - 1];
        List<T> result = new ArrayList<>(k);
        for (int i = 0; i < k; i++) {
            result.add(population.get(bisectRight(cumulative, random() * total, population.size() - 1)));
        }
        return result;
    }

    private static int bisectRight(double[] sorted, double value, int last) {
        int low = 0;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value < sorted[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Fisher-Yates from the end, in place. */
    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, randbelow(i + 1));
        }
    }

    private void initialise(int[] key) {
        state[0] = 19650218;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + key[j] + j;
            j = (j + 1) % key.length;
            i = wrap(i + 1);
        }
        for (int k = N - 1; k > 0; k--) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
            i = wrap(i + 1);
        }
        state[0] = 0x80000000;
    }

    private int wrap(int i) {
        if (i < N) {
            return i;
        }
        state[0] = state[N - 1];
        return 1;
    }

    private int nextInt() {
        if (next == N) {
            twist();
            next = 0;
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        int[] old = Arrays.copyOf(state, N + 1);
        for (int i = 0; i < N; i++) {
            int following = i == N - 1 ? state[0] : old[i + 1];
            int y = (old[i] & 0x80000000) | (following & 0x7fffffff);
            int distant = i + M < N ? old[i + M] : state[i + M - N];
            state[i] = distant ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
    }
}
