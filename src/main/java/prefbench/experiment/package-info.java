/**
 * How experiments are run. A {@link prefbench.experiment.Suite} says how much; {@link prefbench.experiment.Arm}s say what; a
 * {@link prefbench.experiment.Plan} crosses the two into {@link prefbench.experiment.TrialSpec}s on one
 * {@link prefbench.experiment.Ground} (shop, demonstrations, checkpoint). Trials are worked off by a
 * {@link prefbench.experiment.TrialExecutor}: {@link prefbench.experiment.ForkedTrials} looks each one up in the
 * {@link prefbench.experiment.RunStore} and forks a JVM for what is missing ({@link prefbench.experiment.Workers}), with
 * {@link prefbench.experiment.Progress} on standard error. A {@link prefbench.experiment.Comparison} of the arms' results is
 * what claims are made about: {@link prefbench.experiment.Proposition}s on an {@link prefbench.experiment.Effect}, written down
 * before the trials run and judged together as a {@link prefbench.experiment.Family}, a {@link
 * prefbench.experiment.Verdict} for each. {@link prefbench.experiment.Findings} is what reports are written from.
 *
 * <p>A result is a file, whole or absent, under the hash of everything that determines it
 * ({@link prefbench.experiment.Identity}); {@link prefbench.experiment.Provenance} says where it came from.
 */
@NullMarked
package prefbench.experiment;

import org.jspecify.annotations.NullMarked;
