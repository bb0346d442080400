package prefbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import prefbench.shop.fixture.MadeUpShop;
import prefbench.trajectory.FixtureFolder;

/** {@code prefbench fixtures}: what is made up, from one seed. */
@Command(
        name = "fixtures",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the fixtures folder anew: SHA-256 sums of the made-up shop, demonstrations in it and queries for it.",
            "With --products, --goals, --seed or --out, makes a made-up shop of any size instead, in WebShop's formats.",
            "The same seed makes the same bytes, everywhere."
        })
final class FixturesCommand implements Callable<Integer> {
    private static final Path FIXTURES = Path.of("fixtures");
    private static final Path CACHE = Path.of("target", "fixtures");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where a shop of another size or seed goes (default: target/shop-PRODUCTS).")
    @Nullable
    Path out;

    @Option(names = "--products", description = "How many products (default: 1000).")
    int products = MadeUpShop.STANDARD.products();

    @Option(names = "--goals", description = "About how many human instructions (default: 2500).")
    int goals = MadeUpShop.STANDARD.goals();

    @Option(names = "--seed", description = "Seed of all draws (default: that of the standard shop).")
    long seed = MadeUpShop.STANDARD.seed();

    @Override
    public Integer call() throws IOException {
        MadeUpShop shop = new MadeUpShop(seed, products, goals);
        if (out != null || !shop.equals(MadeUpShop.STANDARD)) {
            Path folder = out != null ? out : Path.of("target", "shop-" + products);
            shop.write(folder);
            shop.files().forEach(file -> System.out.println(folder.resolve(file)));
            return Main.OK;
        }
        FixtureFolder.write(FIXTURES, CACHE);
        System.out.println(FIXTURES.resolve(FixtureFolder.SUMS));
        System.out.println(FIXTURES.resolve(FixtureFolder.DEMONSTRATIONS));
        System.out.println(FIXTURES.resolve(FixtureFolder.QUERIES));
        return Main.OK;
    }
}
