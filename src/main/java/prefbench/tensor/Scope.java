package prefbench.tensor;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/**
 * Owner of native memory. Scopes nest per thread, like the try-with-resources blocks that open them:
 *
 * <pre>{@code
 * try (Scope scope = Scope.open()) {
 *     Tensor product = left.matmul(right);      // lives until the block ends
 *     return product.toDoubles();
 * }
 * }</pre>
 *
 * <p>Every operation puts its result into the innermost open scope of its thread, whoever owns the operands.
 * A tensor that must outlive its scope is moved into an outer one with {@link #keep}. Not thread-safe.
 */
public final class Scope implements AutoCloseable {
    // Torch keeps its own gradient mode per thread in the same way; an explicit argument would be on every operation.
    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private final PtNDManager manager;
    private final @Nullable Scope parent;
    private final boolean graphBefore;
    private boolean closed;

    private Scope(boolean graph) {
        this.manager = Device.current().newManager();
        this.parent = CURRENT.get();
        this.graphBefore = JniUtils.isGradMode();
        if (graphBefore != graph) {
            JniUtils.setGradMode(graph);
        }
        CURRENT.set(this);
    }

    /** Opens a scope inside the thread's current one; inside a training step operations go on recording the graph. */
    public static Scope open() {
        return new Scope(CURRENT.get() != null && JniUtils.isGradMode());
    }

    /** Opens a scope in which nothing is recorded, not even inside a training step. */
    public static Scope openWithoutGraph() {
        return new Scope(false);
    }

    static Scope openWithGraph() {
        return new Scope(true);
    }

    /** Moves {@code tensor} into this scope, so that it survives the scope it was made in. */
    public Tensor keep(Tensor tensor) {
        tensor.array().attach(manager);
        return tensor;
    }

    /** Frees what the scope owns. Scopes close in reverse order of opening, on the thread that opened them. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        if (CURRENT.get() != this) {
            throw new IllegalStateException(
                    "a scope must be closed before the scopes around it, by the thread that opened it");
        }
        closed = true;
        if (parent == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(parent);
        }
        JniUtils.setGradMode(graphBefore);
        manager.close();
    }

    static PtNDManager currentManager() {
        Scope scope = CURRENT.get();
        if (scope == null) {
            throw new IllegalStateException(
                    "no scope is open on this thread: open one in a try-with-resources block, Scope.open()");
        }
        return scope.manager;
    }

    static Tensor own(PtNDArray array) {
        NDManager target = currentManager();
        if (array.getManager() != target) {
            array.attach(target);
        }
        return new Tensor(array);
    }
}
