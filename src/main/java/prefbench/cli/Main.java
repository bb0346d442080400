package prefbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import prefbench.text.InputException;

/** {@code prefbench COMMAND}; exit status 0 ok, 1 refuted or unequal, 2 usage or input, 3 a trial failed. */
@Command(
        name = "prefbench",
        mixinStandardHelpOptions = true,
        version = "prefbench 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Benchmarks ways of fine-tuning shopping agents, and says with how much certainty one wins.",
        footer = {
            "",
            "Exit status: 0 ok, 1 refuted or unequal, 2 usage or input, 3 a trial failed.",
            "Start with: prefbench run --suite smoke"
        },
        subcommands = {
            RunCommand.class,
            TrialCommand.class,
            ReportCommand.class,
            ReproduceCommand.class,
            ImitateCommand.class,
            FixturesCommand.class,
            IndexCommand.class,
            ConformanceCommand.class,
            MeasureCommand.class,
            QueriesCommand.class,
            PlanCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    static final int OK = 0;
    static final int UNEQUAL = 1;
    static final int INPUT = 2;
    static final int TRIAL_FAILED = 3;

    @Spec
    CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof InputException) {
                        command.getErr().println(exception.getMessage());
                        return INPUT;
                    }
                    throw exception;
                })
                .setExitCodeExceptionMapper(
                        exception -> exception instanceof CommandLine.ParameterException ? INPUT : TRIAL_FAILED);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command: see prefbench help");
    }
}
