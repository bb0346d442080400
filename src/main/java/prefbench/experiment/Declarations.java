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
 * confidence, too; the method's name does not. Trials that only another experiment had planned are no results of this one.
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
     * @param sha256 of the claims
     * @param planned trials' names in the run store
     * @param finished those of them that were
     */
    record Line(String time, String sha256, List<Entry> claims, List<String> planned, List<String> finished) {}

    static Declarations in(Path runs, String experiment) {
        return new Declarations(runs.resolve("claims").resolve(experiment + ".jsonl"));
    }

    /**
     * Writes down what is claimed, and returns the family with what speaks against its members.
     *
     * @param planned where the planned trials stand, before any more of them run
     */
    Family hold(Family family, Plan plan, List<Standing> planned, Instant now) {
        List<Entry> claims = family.members().stream()
                .map(member -> Entry.of(member.proposition()))
                .toList();
        Line line = new Line(
                now.truncatedTo(ChronoUnit.SECONDS).toString(),
                Json.sha256(Json.line(claims)),
                claims,
                planned.stream().map(Standing::key).distinct().sorted().toList(),
                planned.stream()
                        .filter(Standing::finished)
                        .map(Standing::key)
                        .distinct()
                        .sorted()
                        .toList());
        List<Line> lines = new ArrayList<>(read());
        if (lines.stream().noneMatch(each -> same(each, line))) {
            lines.add(line);
            write(lines);
        }
        List<Member> members = new ArrayList<>();
        for (Member member : family.members()) {
            members.add(held(member, keys(member, plan, planned), lines));
        }
        return new Family(family.experiment(), members);
    }

    private static boolean same(Line one, Line other) {
        return one.claims().equals(other.claims()) && one.planned().equals(other.planned());
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

    private static Member held(Member member, Set<String> keys, List<Line> lines) {
        Entry entry = Entry.of(member.proposition());
        int first = 0;
        while (!lines.get(first).claims().contains(entry)) {
            first++;
        }
        Line line = lines.get(first);
        Set<String> seen = new HashSet<>();
        lines.subList(0, first).forEach(earlier -> seen.addAll(earlier.planned()));
        seen.retainAll(line.finished());
        seen.retainAll(keys);
        Stored stored = new Stored(line.time(), entry.sha256(), !seen.isEmpty());
        return new Member(
                member.claim(),
                member.proposition(),
                stored.late() ? reservation(entry, lines.subList(0, first)) : "",
                stored);
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
                if (!lines.get(i)
                        .sha256()
                        .equals(Json.sha256(Json.line(lines.get(i).claims())))) {
                    throw damaged("line %d's claims do not have its hash".formatted(i + 1));
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
