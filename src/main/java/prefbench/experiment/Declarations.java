package prefbench.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import prefbench.experiment.Family.Member;
import prefbench.experiment.TrialExecutor.Standing;
import prefbench.text.InputException;
import tools.jackson.core.JacksonException;

/**
 * What an experiment claimed when: one JSON object a line in {@code claims/NAME.jsonl} of the run store, for it is there that
 * the results lie which a claim must not have seen. A line is written before any trial runs, unless the same claims on the same
 * trials are there already, so running again changes no byte.
 *
 * <p>A claim is late if, when its terms were first written down, a trial of one of its arms had finished that an earlier
 * declaration of the same experiment had planned: who chooses a margin with the results at hand can choose the verdict. A late
 * claim stays inconclusive, under this suite and seeds, for good. All terms count, the smallest effect of interest and the
 * confidence, too; the method's name does not. Results that another experiment had made count as {@link Renaming} says.
 *
 * <p>The numbers of seeds at which a claim is looked at, and what each {@link Look} may use of its level, are terms of their own
 * kind. A claim is late, too, if they are other looks than those which an earlier declaration of it had announced for trials that
 * had finished by then:
 *
 * <ul>
 *   <li>One look at 3 seeds uses the whole level. Who then takes 5 seeds tests a second time with nothing left, and finds what is
 *       not there up to twice as often as the level says: that is optional stopping, whatever the first look found. So is going
 *       from 5 seeds back to 3, and turning several looks, at a part of the level each, into one at all of it.
 *   <li>Looks that are shared use alpha / (k (k + 1)) each, whose sum over all k, however many are taken, is alpha. To raise the
 *       most seeds from 8 to 20 turns looks at 3, 5 and 8 seeds into those and further ones; the verdict is the one that 20 would
 *       have given from the start, so it is not late. Nor is stopping sooner, which decides less. But 7 in place of 8 puts a look
 *       where the longer row has none, and its level would be used twice: that is late.
 * </ul>
 *
 * A claim that is no longer made, though trials that it was declared for had finished when the others were declared without it, is
 * withdrawn: it still counts in Holm's family, for who may drop claims by their results tests the rest too leniently.
 *
 * <p>What a suite that does not judge shows is seen all the same, so its seeds count as one look.
 *
 * <p>Who deletes the file or the run store can hide what was claimed before; against that, nothing here helps.
 */
record Declarations(Path file) {

    /** A claim's terms, and the words for them. */
    record Entry(
            String kind,
            List<String> arms,
            String measure,
            String decoding,
            String estimand,
            double confidence,
            double bound,
            double smallestEffect,
            String text) {

        static Entry of(Proposition proposition) {
            Terms terms = proposition.terms();
            return new Entry(
                    proposition.kind(),
                    proposition.arms(),
                    terms.measure().toString(),
                    terms.decoding().name().toLowerCase(Locale.ROOT),
                    terms.estimand().name().toLowerCase(Locale.ROOT),
                    terms.confidence(),
                    proposition.bound(),
                    proposition.smallestEffect(),
                    proposition.text());
        }

        String sha256() {
            return Json.sha256(Json.line(this));
        }

        /** Whether it asks the same of the same arms, if perhaps by another margin. */
        boolean succeeds(Entry other) {
            return kind.equals(other.kind) && arms.equals(other.arms) && measure.equals(other.measure);
        }
    }

    /**
     * @param time of writing, ISO 8601, in UTC
     * @param sha256 of the claims and the numbers of seeds
     * @param seeds at the first look
     * @param seedsAtMost at the last; equal to {@code seeds} where there is one
     * @param planned trials' names in the run store
     * @param finished those of them that were
     */
    record Line(
            String time,
            String sha256,
            List<Entry> claims,
            int seeds,
            int seedsAtMost,
            List<String> planned,
            List<String> finished) {

        static Line of(List<Entry> claims, Look first, List<Standing> planned, Instant now) {
            return new Line(
                    now.truncatedTo(ChronoUnit.SECONDS).toString(),
                    hash(claims, first.seeds(), first.seedsAtMost()),
                    claims,
                    first.seeds(),
                    first.seedsAtMost(),
                    keys(planned.stream()),
                    keys(planned.stream().filter(Standing::finished)));
        }

        private static List<String> keys(Stream<Standing> trials) {
            return trials.map(Standing::key).distinct().sorted().toList();
        }

        private static String hash(List<Entry> claims, int seeds, int seedsAtMost) {
            return Json.sha256("%s %d %d".formatted(Json.line(claims), seeds, seedsAtMost));
        }

        boolean intact() {
            return sha256.equals(hash(claims, seeds, seedsAtMost));
        }

        Look first() {
            return new Look(1, seeds, seedsAtMost, seedsAtMost > seeds);
        }

        boolean says(Line other) {
            return claims.equals(other.claims) && planned.equals(other.planned) && first().equals(other.first());
        }
    }

    static Declarations in(Path runs, String experiment) {
        return new Declarations(runs.resolve("claims").resolve(experiment + ".jsonl"));
    }

    /**
     * Writes down what is claimed, and returns the family with what speaks against its members.
     *
     * @param first look; the others follow from it
     * @param planned where the planned trials stand, before any more of them run
     */
    Family hold(Family family, Look first, Plan plan, List<Standing> planned, Instant now) {
        List<Entry> claims = family.members().stream()
                .map(member -> Entry.of(member.proposition()))
                .toList();
        Line line = Line.of(claims, first, planned, now);
        List<Line> lines = new ArrayList<>(read());
        if (lines.stream().noneMatch(line::says)) {
            lines.add(line);
            write(lines);
        }
        List<Member> members = new ArrayList<>();
        for (Member member : family.members()) {
            members.add(held(member, line.first(), keys(member, plan, planned), lines));
        }
        return new Family(
                family.experiment(),
                members.stream()
                        .map(member -> Renaming.held(member, plan, declared(lines, member)))
                        .toList(),
                withdrawn(lines, line));
    }

    /** How many claims were made on trials of the present plan, and are no longer, nor others in their place. */
    private static int withdrawn(List<Line> lines, Line now) {
        Set<Entry> withdrawn = new HashSet<>();
        for (Line made : lines) {
            List<Line> later = lines.subList(lines.indexOf(made) + 1, lines.size());
            made.claims().stream()
                    .filter(entry -> !now.claims().contains(entry) && !replaced(entry, made, now))
                    .filter(entry -> later.stream().anyMatch(line -> dropped(entry, made, line, now)))
                    .forEach(withdrawn::add);
        }
        return withdrawn.size();
    }

    /** Whether a claim is new now that asks the same: it is late, and counts itself. */
    private static boolean replaced(Entry entry, Line made, Line now) {
        return now.claims().stream().anyMatch(claim -> !made.claims().contains(claim) && claim.succeeds(entry));
    }

    private static boolean dropped(Entry entry, Line made, Line later, Line now) {
        return !later.claims().contains(entry) && seen(made, later, Set.copyOf(now.planned()));
    }

    /** Of the trials that the claim rests on. */
    private static Set<String> keys(Member member, Plan plan, List<Standing> planned) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < planned.size(); i++) {
            if (member.proposition().arms().contains(plan.trials().get(i).arm().name())) {
                keys.add(planned.get(i).key());
            }
        }
        return keys;
    }

    private static Member held(Member member, Look look, Set<String> keys, List<Line> lines) {
        Entry entry = Entry.of(member.proposition());
        int declared = first(lines, line -> line.claims().contains(entry));
        List<Line> before = lines.subList(0, declared);
        if (before.stream().anyMatch(earlier -> seen(earlier, lines.get(declared), keys))) {
            return member(member, entry, lines.get(declared), reservation(entry, before));
        }
        int announced = first(
                lines, line -> line.claims().contains(entry) && line.first().equals(look));
        return lines.subList(declared, announced).stream()
                .filter(earlier ->
                        earlier.claims().contains(entry) && !earlier.first().agrees(look))
                .filter(earlier -> seen(earlier, lines.get(announced), keys))
                .reduce((one, later) -> later)
                .map(earlier -> member(member, entry, lines.get(announced), reservation(earlier.first(), look)))
                .orElseGet(() -> member(member, entry, lines.get(declared), ""));
    }

    private static int first(List<Line> lines, Predicate<Line> wanted) {
        int first = 0;
        while (!wanted.test(lines.get(first))) {
            first++;
        }
        return first;
    }

    /** Whether trials of these that the one had planned had finished when the other was written. */
    private static boolean seen(Line earlier, Line line, Set<String> keys) {
        return line.finished().stream()
                .anyMatch(key -> keys.contains(key) && earlier.planned().contains(key));
    }

    private static Member member(Member of, Entry entry, Line line, String reservation) {
        Stored stored = new Stored(line.time(), entry.sha256(), !reservation.isEmpty());
        return new Member(of.claim(), of.proposition(), reservation, stored);
    }

    private static String reservation(Look before, Look now) {
        return "its number of seeds was changed after results were there, which is optional stopping; before, %s; now, %s"
                .formatted(before.words(), now.words());
    }

    /** The line in which the claim was first written down. */
    private static Line declared(List<Line> lines, Member member) {
        Entry entry = Entry.of(member.proposition());
        return lines.get(first(lines, line -> line.claims().contains(entry)));
    }

    private static String reservation(Entry entry, List<Line> earlier) {
        Optional<Entry> before = earlier.stream()
                .flatMap(line -> line.claims().stream())
                .filter(entry::succeeds)
                .reduce((one, later) -> later);
        return "declared after its results were there"
                + before.map(was -> was.text().equals(entry.text())
                                ? "; before, its smallest effect or decoding was another"
                                : "; before, the claim was that " + was.text())
                        .orElse("");
    }

    private void write(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Json.line(line)).append('\n'));
        WholeFile.write(file, text.toString());
    }

    private List<Line> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<Line> lines = Files.readAllLines(file).stream()
                    .map(line -> Json.MAPPER.readValue(line, Line.class))
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).intact()) {
                    throw damaged("line %d's claims and seeds do not have its hash".formatted(i + 1));
                }
            }
            return lines;
        } catch (IOException | JacksonException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private InputException damaged(String found) {
        return new InputException(
                "%s: cannot be read: %s; restore it, or delete it, after which nobody can tell what was claimed before the results"
                        .formatted(file, found));
    }
}
