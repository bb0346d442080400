/**
 * The command line: {@code java -jar target/prefbench.jar COMMAND}. One class a command; {@link prefbench.cli.Main} turns
 * their outcomes into exit statuses. Results go to standard output, all else to standard error.
 */
@NullMarked
package prefbench.cli;

import org.jspecify.annotations.NullMarked;
