package prefbench.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prefbench.stats.Interval;

/** A verdict in words: on one line, and laid out as AssertJ lays out what it expected and what it found. */
record VerdictText(Verdict verdict) {

    String line() {
        StringBuilder line = new StringBuilder("%-12s %s.%s: %s"
                .formatted(
                        verdict.outcome(),
                        verdict.experiment(),
                        verdict.claim(),
                        verdict.declared().text()));
        if (found()) {
            line.append("; %s, %s".formatted(effect(), size()));
        }
        line.append("; ").append(verdict.reason());
        if (!Double.isNaN(verdict.power())) {
            line.append("; ").append(power());
        }
        needed().forEach(needed -> line.append("; ").append(needed));
        if (found()) {
            line.append("; by seed ").append(bySeed());
        }
        return line.append("; ").append(Verdict.GIVEN).toString();
    }

    String message() {
        List<String> lines = new ArrayList<>(List.of(
                "",
                "Expecting claim:",
                "  %s.%s: %s"
                        .formatted(
                                verdict.experiment(),
                                verdict.claim(),
                                verdict.declared().text()),
                "to be supported but it is %s:"
                        .formatted(verdict.outcome().name().toLowerCase(Locale.ROOT)),
                "  " + verdict.reason()));
        if (found()) {
            lines.add("with:");
            lines.add("  " + effect());
            lines.add("  " + unadjusted());
            lines.add("  " + size());
            lines.add("  " + power());
            needed().forEach(needed -> lines.add("  " + needed));
            lines.add("  " + Verdict.GIVEN);
            lines.add("and by seed:");
            verdict.measured().bySeed().forEach(raw -> lines.add("  " + row(raw)));
        }
        return String.join("\n", lines);
    }

    private boolean found() {
        return !Double.isNaN(verdict.measured().interval().estimate());
    }

    /** {@code effect +9.50 points [+8.26, +10.74] at 98.33 % (Holm, 1 of 3)}. */
    private String effect() {
        Verdict.Place place = verdict.place();
        String name = alone() ? "mean" : "effect";
        return "%s %s %s %s at %s%s"
                .formatted(
                        name,
                        decimals(verdict.measured().interval().estimate()),
                        verdict.declared().unit(),
                        limits(verdict.measured().interval()),
                        Terms.percent(place.confidence()),
                        correction(place));
    }

    /** {@code (Holm, 1 of 3; look 2, at 1/6 of the level)}: what made the interval wider than the claim's own confidence asks. */
    private static String correction(Verdict.Place place) {
        List<String> parts = new ArrayList<>();
        if (place.claims() > 1) {
            parts.add("Holm, %d of %d".formatted(place.rank(), place.claims())
                    + (place.withdrawn() > 0 ? ", %d of them withdrawn".formatted(place.withdrawn()) : ""));
        }
        if (place.look() > 0) {
            parts.add("look %d, at 1/%d of the level".formatted(place.look(), place.look() * (place.look() + 1)));
        }
        return parts.isEmpty() ? "" : " (%s)".formatted(String.join("; ", parts));
    }

    private String unadjusted() {
        return "%s at %s, uncorrected; %s"
                .formatted(
                        limits(verdict.measured().unadjusted()),
                        Terms.percent(verdict.declared().confidence()),
                        verdict.measured().method());
    }

    private String limits(Interval interval) {
        return interval.known()
                ? "[%s, %s]".formatted(decimals(interval.low()), decimals(interval.high()))
                : "[unknown]";
    }

    private String size() {
        int seeds = verdict.measured().seeds();
        int goals = verdict.measured().goals();
        return "n = %d %s%s"
                .formatted(seeds, seeds == 1 ? "seed" : "seeds", goals == 0 ? "" : " x %d goals".formatted(goals));
    }

    private String power() {
        if (Double.isNaN(verdict.power())) {
            return "power unknown";
        }
        // Cut, not rounded: 79.96 % is not the 80 % that a margin asks for.
        double percent = Math.floor(1000 * verdict.power()) / 10;
        return "power %s %% at %s".formatted(Terms.number(percent), powerAt());
    }

    /** {@code 5 points}: the smallest effect or the margin. */
    private String powerAt() {
        Verdict.Declared declared = verdict.declared();
        double at = Double.isNaN(declared.smallestEffect()) ? declared.bound() : declared.smallestEffect();
        return Terms.number(at) + " " + declared.unit();
    }

    private List<String> needed() {
        return Stream.of(needed(verdict.seedsNeeded(), "seed"), needed(verdict.goalsNeeded(), "goal"))
                .flatMap(List::stream)
                .toList();
    }

    /** That many are for a power, not for a decision: what they find depends on what is true. */
    private List<String> needed(int more, String thing) {
        return more == 0
                ? List.of()
                : List.of("about %d more %s%s for 80 %% power at %s"
                        .formatted(more, thing, more == 1 ? "" : "s", powerAt()));
    }

    private String bySeed() {
        return verdict.measured().bySeed().stream()
                .map(raw -> decimals(raw.effect()))
                .collect(Collectors.joining(" "));
    }

    private String row(Effect.Raw raw) {
        return alone()
                ? "seed %d: %s".formatted(raw.seed(), decimals(raw.value()))
                : String.format(
                        Locale.ROOT,
                        "seed %d: %.2f - %.2f = %s",
                        raw.seed(),
                        raw.value(),
                        raw.against(),
                        decimals(raw.effect()));
    }

    /** Whether it is of one arm. */
    private boolean alone() {
        return verdict.declared().kind().equals("above");
    }

    private String decimals(double value) {
        return String.format(Locale.ROOT, alone() ? "%.2f" : "%+.2f", value);
    }
}
