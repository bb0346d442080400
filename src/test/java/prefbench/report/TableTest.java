package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @Test
    void quotesWhatCsvMustQuote(@TempDir Path folder) throws IOException {
        Table table = new Table(
                "t.csv", "a test", false, List.of(Column.text("name", "name"), Column.text("value", "value")));
        table.add().set("name", "a, \"b\"").set("value", "two\nlines");
        table.add().set("name", "größer").set("value", Double.NaN);

        table.write(folder);

        assertThat(Files.readString(folder.resolve("t.csv")))
                .isEqualTo("name,value\n\"a, \"\"b\"\"\",\"two\nlines\"\ngrößer,\n");
    }

    @Test
    void knowsItsColumns() {
        Table table = new Table("t.csv", "a test", false, List.of(Column.text("name", "name")));

        assertThatThrownBy(() -> table.add().set("nmae", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("t.csv has no column [nmae], it has [name]");
    }

    @Test
    void tellsWhereACellStands() {
        Table table = new Table("t.csv", "a test", false, List.of(Column.text("name", "name")));
        table.add();

        assertThat(table.add().set("name", "x").cell("name").address()).isEqualTo("t.csv/2/name");
    }
}
