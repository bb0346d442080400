package prefbench.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All tables of a report: each is a CSV file, and whatever else the report shows is taken from their cells. */
record Tables(Judged judged, Results results, Inquiries inquiries, Bandits bandits, Context context, Setup setup) {

    /** Claims and what became of them, and any two arms set against each other. */
    record Judged(Table verdicts, Table looks, Table claims, Table differences, Table comparisons) {
        static Judged of(Evidence evidence) {
            return new Judged(
                    VerdictsTable.of(evidence),
                    LooksTable.of(evidence),
                    ClaimsTable.of(evidence),
                    Pairs.differences(evidence),
                    Pairs.comparisons(evidence));
        }

        List<Table> all() {
            return List.of(verdicts, looks, claims, differences, comparisons);
        }
    }

    /** Arms and trials: where they ended, and how they got there. */
    record Results(
            Table arms,
            Table armSeconds,
            Table trials,
            Table curves,
            Table bands,
            Table learning,
            Table scoresAt,
            Table scoresAtSeconds,
            Table metrics) {
        static Results of(Evidence evidence) {
            Table trials = TrialsTable.of(evidence);
            return new Results(
                    ArmsTable.of(evidence, trials),
                    SecondsTable.of(evidence),
                    trials,
                    CurvesTable.of(evidence),
                    BandsTable.of(evidence),
                    LearningTable.of(evidence),
                    ScoresTable.byBudget(evidence),
                    ScoresTable.bySeconds(evidence),
                    MetricsTable.of(evidence));
        }

        List<Table> all() {
            return List.of(arms, armSeconds, trials, curves, bands, learning, scoresAt, scoresAtSeconds, metrics);
        }
    }

    /** Results taken apart: by kind of goals, by number of trajectories and where these come from, by perturbation. */
    record Inquiries(
            Table blindSpots,
            Table strata,
            Table aggregates,
            Table sizes,
            Table rates,
            Table lineage,
            Table robustness) {
        static Inquiries of(Evidence evidence) {
            return new Inquiries(
                    BlindSpots.of(evidence),
                    StrataTable.of(evidence),
                    AggregatesTable.of(evidence),
                    SizesTable.of(evidence),
                    RatesTable.of(evidence),
                    LineageTable.of(evidence),
                    RobustnessTable.of(evidence));
        }

        List<Table> all() {
            return List.of(blindSpots, strata, aggregates, sizes, rates, lineage, robustness);
        }
    }

    /** Policies as the arms of a bandit. */
    record Bandits(Table thompson, Table thompsonPath, Table thompsonBias, Table checkpointChoice) {
        static Bandits of(Evidence evidence) {
            return new Bandits(
                    ThompsonTables.ends(evidence),
                    ThompsonTables.paths(evidence),
                    ThompsonTables.biases(evidence),
                    ThompsonTables.choices(evidence));
        }

        List<Table> all() {
            return List.of(thompson, thompsonPath, thompsonBias, checkpointChoice);
        }
    }

    /** What results cost, and the paper beside them. */
    record Context(Table cost, Table paper, Table paperHeadline, Table paperConditions) {
        static Context of(Evidence evidence, Results results, Bandits bandits) {
            return new Context(
                    CostTable.of(evidence),
                    PaperTables.figures(evidence, results.arms, bandits.thompson),
                    HeadlineTable.of(),
                    PaperTables.conditions(evidence));
        }

        List<Table> all() {
            return List.of(cost, paper, paperHeadline, paperConditions);
        }
    }

    /** What was run, on what, how fast, and what went wrong. */
    record Setup(Table timings, Table suite, Table hyperparameters, Table provenance, Table failures, Table jmh) {
        static Setup of(Evidence evidence, Table jmh) {
            return new Setup(
                    TimingsTable.of(evidence),
                    SetupTables.suite(evidence),
                    SetupTables.hyperparameters(evidence),
                    SetupTables.provenance(evidence),
                    SetupTables.failures(evidence),
                    jmh);
        }

        List<Table> all() {
            return List.of(timings, suite, hyperparameters, provenance, failures, jmh);
        }
    }

    static Tables of(Evidence evidence, Table jmh) {
        Results results = Results.of(evidence);
        Bandits bandits = Bandits.of(evidence);
        return new Tables(
                Judged.of(evidence),
                results,
                Inquiries.of(evidence),
                bandits,
                Context.of(evidence, results, bandits),
                Setup.of(evidence, jmh));
    }

    /** In the order of the report's list of files: claims first, set-up last. */
    List<Table> all() {
        return Stream.of(judged.all(), results.all(), inquiries.all(), bandits.all(), context.all(), setup.all())
                .flatMap(List::stream)
                .toList();
    }

    void write(Path folder) {
        all().forEach(table -> table.write(folder));
        columns().write(folder);
    }

    /** {@code columns.csv}: the manual of the files beside it. */
    Table columns() {
        Table columns = new Table(
                "columns.csv",
                "a column of a CSV file",
                false,
                Columns.of()
                        .text("file", "CSV file")
                        .text("row_is", "what one row of it is")
                        .text("measured", "true where a clock or machine had a part, so that equal runs differ")
                        .text("column", "name in the file's first line")
                        .text("unit", "unit; empty for names, texts and plain numbers")
                        .text("meaning", "what it holds; an empty cell means that there is no such value, never 0")
                        .list());
        for (Table table : all()) {
            for (Column column : table.columns()) {
                columns.add()
                        .set("file", table.file())
                        .set("row_is", table.meaning())
                        .set("measured", Boolean.toString(table.measured()))
                        .set("column", column.name())
                        .set("unit", column.unit())
                        .set("meaning", column.meaning());
            }
        }
        return columns;
    }
}
