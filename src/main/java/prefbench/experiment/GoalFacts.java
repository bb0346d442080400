package prefbench.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;

/**
 * What a report says of a goal that was played, so that it needs no shop. Facts determine no result and are in no trial's key.
 * They lie beside the findings, one file for each experiment: {@code findings/goals/NAME.json}.
 *
 * @param goal index in the shop's goal order, as in a trial's outcomes
 * @param product whose instruction it is
 * @param category department of that product
 * @param query scraping query of that product, a finer kind
 * @param attributes wanted
 * @param options wanted
 * @param slack (ceiling - the product's price) / ceiling, in [0, 1]; NaN without a ceiling
 * @param wordingSeen whether training goals are worded like that ({@link Frames})
 */
public record GoalFacts(
        int goal,
        String product,
        String category,
        String query,
        int attributes,
        int options,
        double slack,
        boolean wordingSeen) {

    public GoalFacts {
        if (slack < 0 || slack > 1) {
            throw new IllegalArgumentException("slack must be in [0, 1], was " + slack);
        }
    }

    /** Of these goals, in their order. */
    static List<GoalFacts> of(Shop shop, List<Goal> played) {
        Frames frames = Frames.of(shop.splits().train());
        return played.stream().map(goal -> of(shop, goal, frames)).toList();
    }

    private static GoalFacts of(Shop shop, Goal goal, Frames frames) {
        return new GoalFacts(
                goal.index(),
                goal.asin(),
                goal.category(),
                goal.query(),
                goal.attributes().size(),
                goal.options().size(),
                goal.priceUpper() == Goal.NO_CEILING ? Double.NaN : slack(shop, goal),
                frames.hold(goal));
    }

    private static double slack(Shop shop, Goal goal) {
        double price = shop.price(shop.catalog().product(goal.asin()).orElseThrow());
        return (goal.priceUpper() - price) / goal.priceUpper();
    }

    static void write(Path reports, String experiment, List<GoalFacts> facts) {
        WholeFile.write(file(reports, experiment), Json.pretty(facts));
    }

    /**
     * Those of an experiment's goals; empty if it left none.
     *
     * @throws InputException if they cannot be read
     */
    public static List<GoalFacts> read(Path reports, String experiment) {
        Path file = file(reports, experiment);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(Json.MAPPER.readValue(Files.readString(file), GoalFacts[].class));
        } catch (IOException | JacksonException e) {
            throw new InputException(
                    "%s: cannot be read: %s; delete it and run again: finished trials are kept"
                            .formatted(file, Json.reason(e)),
                    e);
        }
    }

    private static Path file(Path reports, String experiment) {
        return reports.resolve("findings").resolve("goals").resolve(experiment + ".json");
    }
}
