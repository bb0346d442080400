package prefbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code prefbench plan} as a user runs it, and what it printed. */
final class PlanRun {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(arguments));
        return commandLine.execute(all.toArray(String[]::new));
    }

    /** That it exits as on bad input, with this message alone. */
    void assertRefused(String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(execute(arguments)).isEqualTo(Main.INPUT);
        assertThat(err.toString()).isEqualToNormalizingNewlines(message + "\n");
    }
}
