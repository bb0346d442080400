package prefbench.tensor;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The device that all tensors of this process live on: the first GPU if the CUDA natives are on the class path and torch
 * sees one, else the CPU. Chosen once, at first use, as torch itself has one thread pool and one default device a process.
 *
 * <p>Torch runs on one thread unless the system property {@code ai.djl.pytorch.num_threads} says otherwise: trials run in
 * parallel as processes, and the number of threads changes the last bits of results. Thread-safe.
 */
public final class Device {
    private static final String THREADS = "ai.djl.pytorch.num_threads";

    private final Engine engine;
    private final ai.djl.Device device;

    private Device() {
        // Before the engine is touched: it reads these once. Nothing may be downloaded, and nothing reported, at run
        // time.
        defaultProperty(THREADS, "1");
        defaultProperty("ai.djl.pytorch.num_interop_threads", "1");
        defaultProperty("ai.djl.pytorch.graph_optimizer", "false");
        defaultProperty("ai.djl.offline", "true");
        defaultProperty("OPT_OUT_TRACKING", "true");
        this.engine = Engine.getEngine("PyTorch");
        this.device = engine.defaultDevice();
        Integer threads = Integer.getInteger(THREADS);
        if (threads != null && JniUtils.getNumThreads() != threads) {
            JniUtils.setNumThreads(threads);
        }
    }

    /** The process's device; the first call loads the native libraries. */
    public static Device current() {
        return Holder.DEVICE;
    }

    /** Whether tensors live on a GPU. */
    public boolean gpu() {
        return device.isGpu();
    }

    /** Threads that torch computes with on the CPU. */
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /** Returns when all queued work of the device is done: to be called before a clock is read. Cheap on the CPU. */
    public void synchronise() {
        if (gpu()) {
            try (Scope scope = Scope.open()) {
                Tensor.full(0, TensorType.FLOAT32)
                        .add(Tensor.full(0, TensorType.FLOAT32))
                        .item();
            }
        }
    }

    /** Seeds torch's generator, which only {@link Tensor#dropout} draws from. */
    public void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** What results depend on besides the code: engine, torch, device, instruction set, threads; ordered, for provenance. */
    public Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("engine", engine.getEngineName());
        facts.put("torch", engine.getVersion());
        facts.put("djl", Engine.getDjlVersion());
        facts.put("device", device.toString());
        facts.put("torchThreads", Integer.toString(threads()));
        facts.put(
                "capability",
                String.join(" ", JniUtils.getFeatures().stream().sorted().toList()));
        String isa = System.getenv("ATEN_CPU_CAPABILITY");
        facts.put("atenCpuCapability", isa == null ? "default" : isa);
        return facts;
    }

    PtNDManager newManager() {
        return (PtNDManager) engine.newBaseManager(device);
    }

    ai.djl.Device djl() {
        return device;
    }

    private static void defaultProperty(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private static final class Holder {
        private static final Device DEVICE = new Device();
    }
}
