package prefbench.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import prefbench.text.InputException;

/**
 * What a user may set for a run, from {@code prefbench.*} system properties; blank ones count as absent, since Maven passes
 * its own properties on, set or not.
 *
 * @param suite {@code prefbench.suite}: name or path; smoke if absent
 * @param seedsAtMost {@code prefbench.seedsAtMost}: in place of the suite's; a number that is chosen after results have been
 *     seen makes their verdicts too sure of themselves
 * @param shop {@code prefbench.shop}: a catalogue folder in place of the made-up shop
 * @param goals {@code prefbench.goals}: {@code human} or {@code synthetic}; absent: human where the shop has enough
 * @param skipBad {@code prefbench.skipBad}: {@code true} leaves out the shop's records that break a rule, and lists them
 * @param demonstrations {@code prefbench.demonstrations}: human trajectories in place of the simulated ones
 * @param queries {@code prefbench.queries}: a trained query writer's folder in place of the rule
 * @param checkpoint {@code prefbench.checkpoint}: a choice model that every arm starts from, or an encoder that imitation
 *     starts from
 * @param enforceClaims {@code prefbench.claims}: {@code enforce} makes a refuted claim fail; {@code report} is the default
 * @param yes {@code prefbench.yes}: {@code true} confirms a run of over 6 hours
 * @param reports {@code prefbench.reports}: where reports go; reports/latest if absent
 * @param runs {@code prefbench.runs}: the run store; reports/runs if absent
 * @param checkpoints {@code prefbench.checkpoints}: trained imitation policies; checkpoints if absent
 * @param workerMemory {@code prefbench.workerMemory}: Java heap of each worker; 1g if absent
 */
public record Settings(
        String suite,
        Optional<Integer> seedsAtMost,
        Optional<Path> shop,
        Optional<String> goals,
        boolean skipBad,
        Optional<Path> demonstrations,
        Optional<Path> queries,
        Optional<Path> checkpoint,
        boolean enforceClaims,
        boolean yes,
        Path reports,
        Path runs,
        Path checkpoints,
        String workerMemory) {

    public static Settings fromSystemProperties() {
        return from(System::getProperty);
    }

    /** @throws InputException naming a property whose value is none of those there are */
    public static Settings from(Function<String, @Nullable String> properties) {
        Function<String, Optional<String>> property = name ->
                Optional.ofNullable(properties.apply("prefbench." + name)).filter(value -> !value.isBlank());
        return new Settings(
                property.apply("suite").orElse("smoke"),
                property.apply("seedsAtMost").map(value -> positive("seedsAtMost", value)),
                property.apply("shop").map(Path::of),
                property.apply("goals").map(value -> oneOf("goals", value, List.of("human", "synthetic"))),
                isTrue(property, "skipBad"),
                property.apply("demonstrations").map(Path::of),
                property.apply("queries").map(Path::of),
                property.apply("checkpoint").map(Path::of),
                property.apply("claims")
                        .map(value -> oneOf("claims", value, List.of("enforce", "report")))
                        .filter("enforce"::equals)
                        .isPresent(),
                isTrue(property, "yes"),
                Path.of(property.apply("reports").orElse("reports/latest")),
                Path.of(property.apply("runs").orElse("reports/runs")),
                Path.of(property.apply("checkpoints").orElse("checkpoints")),
                property.apply("workerMemory").orElse("1g"));
    }

    private static boolean isTrue(Function<String, Optional<String>> property, String name) {
        return property.apply(name)
                .map(value -> oneOf(name, value, List.of("false", "true")))
                .filter("true"::equals)
                .isPresent();
    }

    private static int positive(String name, String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new InputException(
                    "prefbench.%s: found [%s]; must be a positive whole number".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    /** The suite as this run has it. */
    Suite applyTo(Suite suite) {
        if (seedsAtMost.filter(most -> most < suite.seeds()).isPresent()) {
            throw new InputException(
                    "prefbench.seedsAtMost: found %d; suite %s begins with %d seeds; give as many, or more"
                            .formatted(seedsAtMost.get(), suite.name(), suite.seeds()));
        }
        return seedsAtMost.map(suite::withSeedsAtMost).orElse(suite);
    }

    private static String oneOf(String name, String value, List<String> values) {
        if (!values.contains(value)) {
            throw new InputException("prefbench.%s: found [%s]; must be one of %s".formatted(name, value, values));
        }
        return value;
    }
}
