package prefbench.tensor;

import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/**
 * Tensors that a loop hands from one round's {@link Scope} to the next: what a decoder keeps of the tokens so far. Each
 * replacement frees the tensors before it, so that a long loop needs no more memory than its last round. Not thread-safe.
 */
public final class Carried implements AutoCloseable {
    private PtNDManager manager = Device.current().newManager();
    private List<Tensor> tensors = List.of();

    /** The tensors of the last {@link #replace}; empty before the first. */
    public List<Tensor> tensors() {
        return tensors;
    }

    /** Takes {@code next} out of their scope and frees what was carried; a tensor may not be carried twice. */
    public void replace(List<Tensor> next) {
        PtNDManager fresh = Device.current().newManager();
        next.forEach(tensor -> tensor.array().attach(fresh));
        manager.close();
        manager = fresh;
        tensors = List.copyOf(next);
    }

    @Override
    public void close() {
        manager.close();
        tensors = List.of();
    }
}
