package prefbench.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.ShopOptions;
import prefbench.text.FuzzyRatio;

/** How a command opens a shop. */
final class ShopFlags {
    @Option(names = "--goals", description = "human, synthetic or auto (default): human, if the shop has at least 500.")
    @Nullable
    GoalKind goals;

    @Option(
            names = "--skip-bad",
            description =
                    "Leave out records that break a rule, and list them on standard error, instead of stopping there.")
    boolean skipBad;

    @Option(
            names = "--ratio",
            paramLabel = "RATIO",
            defaultValue = "difflib",
            description = {
                "How rewards compare texts: difflib, or levenshtein as WebShop does where python-Levenshtein is",
                "installed (default: ${DEFAULT-VALUE})."
            })
    FuzzyRatio ratio = FuzzyRatio.DIFFLIB;

    ShopOptions options() {
        ShopOptions options = ShopOptions.standard().withRatio(ratio);
        if (goals != null) {
            options = options.withGoals(goals);
        }
        return skipBad ? options.skippingBad() : options;
    }

    /** One line for each record that was left out. */
    void printLeftOut(Shop shop, PrintWriter err) {
        shop.leftOut().forEach(message -> err.println("left out: " + message));
    }
}
