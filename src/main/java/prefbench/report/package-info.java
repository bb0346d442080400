/**
 * What a run found, as CSV, PNG, HTML and a few lines of text.
 *
 * <p>{@link prefbench.report.Evidence} is the whole input: experiments' arms and trials, verdicts, provenance. {@link
 * prefbench.report.Report} turns it into tables first; every CSV file is one of these tables, and charts and page take
 * their numbers from the same cells, so that no number is shown that is not in a file beside it. A table, and each of its
 * columns, says what it holds and in which unit; {@code columns.csv} lists them.
 *
 * <p>Equal findings give equal bytes. An empty cell means that a value does not apply, never 0. What was measured with a
 * clock stands in tables of its own, which {@code columns.csv} marks. The package reads no clock and no environment.
 */
@NullMarked
package prefbench.report;

import org.jspecify.annotations.NullMarked;
