package prefbench.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import prefbench.shop.Shop;
import prefbench.shop.ShopFacts;
import prefbench.shop.ShopOptions;
import prefbench.shop.conformance.Agreement;
import prefbench.shop.conformance.Conformance;
import prefbench.text.InputException;

/** {@code prefbench conformance}: whether a shop answers as recordings of the original say it must. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Checks a shop against recordings of WebShop's answers, and shows the first differences.",
        footer = {
            "",
            "Replays are JSON lines: goal_index, instruction, goal {asin, query, product_category, name, attributes,"
                    + " goal_options (an object for synthetic goals, a list for human ones), price_upper}, actions, observations"
                    + " (one before each action), observation_mode (text, unless it says text_rich), final_reward,"
                    + " purchased_asin, purchased_options, sampled_price, reward_breakdown. goal_index, and everything from"
                    + " observation_mode on, may be missing.",
            "",
            "Rewards are one object {\"rows\": [...]} of rows {goal, asin, options, price, reward}, and optionally info (the"
                    + " reward's parts), purchased_nouns and goal_nouns (else the shop's own tagger is asked).",
            "",
            "Rankings are one object, query to list of [asin, score] or of asins.",
            "",
            "Each file is plain or has .gz behind its name. Texts and rewards must be equal to the last bit, scores to 1e-6 of"
                    + " their size; for <r>, which is random in the original, only the number of products.",
            "",
            "Exit status: 0 all equal, 1 not all equal, 2 usage or input."
        })
final class ConformanceCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--shop",
            required = true,
            paramLabel = "DIR",
            description = "A catalogue in WebShop's file formats.")
    Path shop = Path.of(".");

    @Mixin
    ShopFlags flags = new ShopFlags();

    @Option(names = "--replays", paramLabel = "FILE", description = "Recorded trajectories.")
    @Nullable
    Path replays;

    @Option(names = "--rewards", paramLabel = "FILE", description = "Recorded rewards.")
    @Nullable
    Path rewards;

    @Option(names = "--rankings", paramLabel = "FILE", description = "Recorded searches.")
    @Nullable
    Path rankings;

    @Option(
            names = "--differences",
            paramLabel = "N",
            defaultValue = "5",
            description = "So many records that differ are shown, of each kind (default: ${DEFAULT-VALUE}).")
    int differences = 5;

    @Override
    public Integer call() {
        if (replays == null && rewards == null && rankings == null) {
            throw new InputException("conformance: found no recording; a shop is checked against at least one;"
                    + " give --replays, --rewards or --rankings");
        }
        ShopOptions options = flags.options();
        CommandLine out = Objects.requireNonNull(spec, "set by picocli").commandLine();
        try (Shop opened = Shop.open(shop, options)) {
            flags.printLeftOut(opened, out.getErr());
            ShopFacts facts = opened.describe();
            out.getOut()
                    .printf(
                            "%s: %d products, %d %s goals, %d records left out%n",
                            shop,
                            facts.products(),
                            facts.goals(),
                            facts.goalKind().name().toLowerCase(Locale.ROOT),
                            opened.leftOut().size());
            List<Agreement> agreements = new Conformance(
                            opened,
                            Optional.ofNullable(replays),
                            Optional.ofNullable(rewards),
                            Optional.ofNullable(rankings),
                            differences)
                    .check();
            agreements.forEach(agreement -> print(out.getOut(), agreement));
            return agreements.stream().allMatch(Agreement::full) ? Main.OK : Main.UNEQUAL;
        }
    }

    private static void print(PrintWriter out, Agreement agreement) {
        out.println(agreement.summary());
        agreement.notes().forEach(note -> out.println("  " + note));
        agreement.differences().forEach(out::println);
    }
}
