package prefbench.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the processor can do, as far as torch's results depend on it: torch picks its kernels by vector instructions, and
 * their sums differ in the last bits.
 */
final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** {@code AVX512}, {@code AVX2} or {@code DEFAULT} on Linux; elsewhere the architecture, and the model if it is told. */
    static String capability() {
        return capability(cpuinfo(), System.getenv("ATEN_CPU_CAPABILITY"));
    }

    /** Torch's own rule (ATen/native/DispatchStub.cpp): the environment first, then the instructions. */
    static String capability(List<String> cpuinfo, @Nullable String forced) {
        if (forced != null && !forced.isBlank()) {
            return forced.toUpperCase(Locale.ROOT);
        }
        Set<String> flags = new HashSet<>(List.of(value(cpuinfo, "flags").split(" ")));
        if (flags.containsAll(List.of("avx512f", "avx512vl", "avx512bw", "avx512dq", "fma"))) {
            return "AVX512";
        }
        if (flags.containsAll(List.of("avx2", "fma"))) {
            return "AVX2";
        }
        return cpuinfo.isEmpty() ? name() : "DEFAULT";
    }

    /** The model, as the system calls it. */
    static String name() {
        String model = value(cpuinfo(), "model name");
        if (!model.isEmpty()) {
            return model;
        }
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        return windows == null ? System.getProperty("os.arch") : windows;
    }

    private static String value(List<String> cpuinfo, String key) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static List<String> cpuinfo() {
        try {
            return Files.isReadable(CPUINFO) ? Files.readAllLines(CPUINFO, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
