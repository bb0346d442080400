package prefbench.shop.baseline;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prefbench.shop.EnvironmentOptions;
import prefbench.shop.ObservationMode;

/**
 * How a {@link BaselineEnvironment} differs from the published one's defaults.
 *
 * @param environment what is shown of a page; {@code text_rich} without history by default
 * @param switches what is switched on; nothing by default
 * @param stepLimit an episode is over after so many steps; 0 for no limit, 100 by default
 * @param queries what to search for by instruction (without price clause and final dot), where a query writer has been asked
 * @param part the goals that are drawn from; {@link Part#ALL} by default
 */
public record BaselineOptions(
        EnvironmentOptions environment,
        Set<Switch> switches,
        int stepLimit,
        Optional<Map<String, List<String>>> queries,
        Part part) {

    /** What the published environment leaves off unless told. */
    public enum Switch {
        /** Products are clicked by asin instead of title ({@code click_item_name=0}). */
        ASINS,
        /** The reward is 1 or 0: whether everything was right ({@code harsh_reward}). */
        HARSH_REWARD,
        /** Episodes start at the results for the wanted product's title ({@code go_to_search}). */
        START_AT_RESULTS,
        /** Episodes start at the wanted product, if it is among these results' first ten ({@code go_to_item}). */
        START_AT_ITEM,
        /** No purchase before as many options are chosen as the product's record has groups ({@code ban_buy}). */
        OPTIONS_BEFORE_PURCHASE
    }

    /** Goals by position, as the published splits have them; they want a shop of the full catalogue. */
    public enum Part {
        ALL(0, Integer.MAX_VALUE),
        /** The first 500. */
        TEST(0, 500),
        /** The 1,000 after these. */
        DEVELOPMENT(500, 1500),
        /** All others. */
        TRAINING(1500, Integer.MAX_VALUE);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int from() {
            return from;
        }

        /** How many goals it has of a shop's. */
        int size(int goals) {
            boolean open = to == Integer.MAX_VALUE;
            if (goals <= from || (!open && goals < to)) {
                throw new IllegalArgumentException("part %s needs %d goals, the shop has %d; use part ALL"
                        .formatted(name(), open ? from + 1 : to, goals));
            }
            return (open ? goals : to) - from;
        }
    }

    public BaselineOptions {
        switches = Collections.unmodifiableSet(
                switches.isEmpty() ? EnumSet.noneOf(Switch.class) : EnumSet.copyOf(switches));
        if (stepLimit < 0) {
            throw new IllegalArgumentException("stepLimit must not be negative, was " + stepLimit);
        }
        queries = queries.map(BaselineOptions::withoutDots);
    }

    public static BaselineOptions standard() {
        return new BaselineOptions(
                EnvironmentOptions.of(ObservationMode.TEXT_RICH), Set.of(), 100, Optional.empty(), Part.ALL);
    }

    public BaselineOptions withEnvironment(EnvironmentOptions newEnvironment) {
        return new BaselineOptions(newEnvironment, switches, stepLimit, queries, part);
    }

    public BaselineOptions with(Switch on) {
        Set<Switch> more = EnumSet.of(on);
        more.addAll(switches);
        return new BaselineOptions(environment, more, stepLimit, queries, part);
    }

    public BaselineOptions withStepLimit(int limit) {
        return new BaselineOptions(environment, switches, limit, queries, part);
    }

    public BaselineOptions withQueries(Map<String, List<String>> byInstruction) {
        return new BaselineOptions(environment, switches, stepLimit, Optional.of(byInstruction), part);
    }

    public BaselineOptions withPart(Part newPart) {
        return new BaselineOptions(environment, switches, stepLimit, queries, newPart);
    }

    private static Map<String, List<String>> withoutDots(Map<String, List<String>> queries) {
        Map<String, List<String>> copy = new HashMap<>();
        queries.forEach(
                (instruction, texts) -> copy.put(instruction.replaceAll("^\\.+|\\.+$", ""), List.copyOf(texts)));
        return Collections.unmodifiableMap(copy);
    }
}
