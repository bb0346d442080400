package prefbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file in memory: named columns that explain themselves, and rows. Grows while it is built, and is only read
 * afterwards.
 *
 * <p>Written as RFC 4180 says, in UTF-8, but with {@code \n} at line ends so that the bytes suit git and diff.
 */
final class Table {
    private final String file;
    private final String meaning;
    private final boolean measured;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param meaning what one row is
     * @param measured whether a clock had a part in it, so that equal runs differ here
     */
    Table(String file, String meaning, boolean measured, List<Column> columns) {
        this.file = file;
        this.meaning = meaning;
        this.measured = measured;
        columns.forEach(column -> this.columns.put(column.name(), column));
    }

    String file() {
        return file;
    }

    String meaning() {
        return meaning;
    }

    boolean measured() {
        return measured;
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "%s has no column [%s], it has %s".formatted(file, name, columns.keySet()));
        }
        return column;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    List<Row> rows(Predicate<Row> wanted) {
        return rows.stream().filter(wanted).toList();
    }

    Optional<Row> first(Predicate<Row> wanted) {
        return rows.stream().filter(wanted).findFirst();
    }

    /** A new last row, all of its cells empty. */
    Row add() {
        Row row = new Row(rows.size() + 1);
        rows.add(row);
        return row;
    }

    void write(Path folder) {
        CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
        try (Writer out = Files.newBufferedWriter(folder.resolve(file), StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(out, format)) {
            printer.printRecord(columns.keySet());
            for (Row row : rows) {
                printer.printRecord(row.texts());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: cannot be written, is the disk full?".formatted(folder.resolve(file)), e);
        }
    }

    /** A row under construction, then read cell by cell. */
    final class Row {
        private final int number;
        private final Map<String, String> texts = new LinkedHashMap<>();

        private Row(int number) {
            this.number = number;
            columns.keySet().forEach(name -> texts.put(name, ""));
        }

        Row set(String column, String text) {
            texts.put(column(column).name(), text);
            return this;
        }

        Row set(String column, long number) {
            return set(column, Long.toString(number));
        }

        /** NaN, which means that there is no such number here, leaves the cell empty. */
        Row set(String column, double number) {
            return set(column, Double.isNaN(number) ? "" : Numbers.shortest(number));
        }

        Row set(Row other, String... sameColumns) {
            Arrays.stream(sameColumns).forEach(name -> set(name, other.text(name)));
            return this;
        }

        String text(String column) {
            return cell(column).text();
        }

        boolean has(String column, String text) {
            return text(column).equals(text);
        }

        Cell cell(String column) {
            return new Cell(file, number, column, texts.get(column(column).name()));
        }

        List<String> texts() {
            return List.copyOf(texts.values());
        }
    }
}
