package prefbench.report;

import java.nio.file.Path;
import java.util.List;

/** All tables of a report: each is a CSV file, and whatever else the report shows is taken from their cells. */
record Tables(
        Table verdicts,
        Table looks,
        Table claims,
        Table differences,
        Table comparisons,
        Table arms,
        Table armSeconds,
        Table trials,
        Table curves,
        Table bands,
        Table learning,
        Table scoresAt,
        Table scoresAtSeconds,
        Table metrics,
        Table blindSpots,
        Table strata,
        Table sizes,
        Table rates,
        Table lineage,
        Table robustness,
        Table thompson,
        Table thompsonPath,
        Table thompsonBias,
        Table checkpointChoice,
        Table cost,
        Table paper,
        Table paperConditions,
        Table timings,
        Table suite,
        Table hyperparameters,
        Table provenance,
        Table failures,
        Table jmh) {

    static Tables of(Evidence evidence, Table jmh) {
        Table trials = TrialsTable.of(evidence);
        Table arms = ArmsTable.of(evidence, trials);
        return new Tables(
                VerdictsTable.of(evidence),
                LooksTable.of(evidence),
                ClaimsTable.of(evidence),
                Pairs.differences(evidence),
                Pairs.comparisons(evidence),
                arms,
                SecondsTable.of(evidence),
                trials,
                CurvesTable.of(evidence),
                BandsTable.of(evidence),
                LearningTable.of(evidence),
                ScoresTable.byBudget(evidence),
                ScoresTable.bySeconds(evidence),
                MetricsTable.of(evidence),
                BlindSpots.of(evidence),
                StrataTable.of(evidence),
                SizesTable.of(evidence),
                RatesTable.of(evidence),
                LineageTable.of(evidence),
                RobustnessTable.of(evidence),
                ThompsonTables.ends(evidence),
                ThompsonTables.paths(evidence),
                ThompsonTables.biases(evidence),
                ThompsonTables.choices(evidence),
                CostTable.of(evidence),
                PaperTables.figures(evidence, arms),
                PaperTables.conditions(evidence),
                TimingsTable.of(evidence),
                SetupTables.suite(evidence),
                SetupTables.hyperparameters(evidence),
                SetupTables.provenance(evidence),
                SetupTables.failures(evidence),
                jmh);
    }

    List<Table> all() {
        return List.of(
                verdicts,
                looks,
                claims,
                differences,
                comparisons,
                arms,
                armSeconds,
                trials,
                curves,
                bands,
                learning,
                scoresAt,
                scoresAtSeconds,
                metrics,
                blindSpots,
                strata,
                sizes,
                rates,
                lineage,
                robustness,
                thompson,
                thompsonPath,
                thompsonBias,
                checkpointChoice,
                cost,
                paper,
                paperConditions,
                timings,
                suite,
                hyperparameters,
                provenance,
                failures,
                jmh);
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
