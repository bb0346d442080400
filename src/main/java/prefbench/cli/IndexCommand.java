package prefbench.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import prefbench.experiment.Progress;
import prefbench.shop.ShopIndex;

/** {@code prefbench index}: puts a shop's products and search index on disk. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a shop's products and their search index on disk, in the folder index beside its data,",
            "so that catalogues of a million products open in seconds. An index that fits its data is kept.",
            "Whatever opens the shop then uses it, and makes it anew when the data has changed."
        })
final class IndexCommand implements Callable<Integer> {
    private static final long SAY_EVERY = 10_000_000_000L;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--shop", required = true, paramLabel = "DIR", description = "A shop in WebShop's file formats.")
    Path shop = Path.of("");

    @Option(
            names = "--verify",
            description =
                    "Only check: hash the data and the index whole, and check the segments. Status 1 if not sound.")
    boolean verify;

    @Option(names = "--rebuild", description = "Make it anew even if it fits its data.")
    boolean rebuild;

    @Option(names = "--skip-bad", description = "Leave out records that break a rule, and list them.")
    boolean skipBad;

    @Override
    public Integer call() {
        ShopIndex index = new ShopIndex(shop);
        if (verify) {
            return verify(index);
        }
        Optional<String> fault = index.fault();
        if (fault.isEmpty() && !rebuild) {
            spec.commandLine().getOut().printf("%s fits its data; nothing to do%n", index.folder());
            return Main.OK;
        }
        make(index);
        return Main.OK;
    }

    private int verify(ShopIndex index) {
        Optional<String> fault = index.thoroughFault();
        spec.commandLine()
                .getOut()
                .println(index.folder() + ": "
                        + fault.map(found -> found + "; make it anew with --rebuild")
                                .orElse("sound"));
        return fault.isEmpty() ? Main.OK : Main.UNEQUAL;
    }

    private void make(ShopIndex index) {
        long began = System.nanoTime();
        long[] said = {began};
        List<String> leftOut = index.make(skipBad, products -> {
            if (System.nanoTime() - said[0] > SAY_EVERY) {
                said[0] = System.nanoTime();
                spec.commandLine().getErr().printf("%,d products read%n", products);
            }
        });
        leftOut.forEach(spec.commandLine().getErr()::println);
        if (!leftOut.isEmpty()) {
            spec.commandLine().getOut().printf("%d records left out%n", leftOut.size());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: %,d products, %,d MiB, made in %s with at most %,d MiB of heap%n",
                        index.folder(),
                        index.products(),
                        index.bytes() >> 20,
                        Progress.duration((System.nanoTime() - began) / 1e9),
                        peakHeap() >> 20);
    }

    /** The sum of the pools' peaks, which need not have been at one time, but no more than the JVM may have. */
    private static long peakHeap() {
        long sum = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return Math.min(sum, Runtime.getRuntime().maxMemory());
    }
}
