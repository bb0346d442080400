/**
 * Experiments as JUnit classes. {@link prefbench.junit.Experiment} marks one; its {@link prefbench.junit.Arm} methods return
 * recipes, its {@link prefbench.junit.EachTrial} methods hold invariants of every trial, its {@link prefbench.junit.Claim}
 * methods say what must hold between arms. Arms, amounts and inputs are checked before the first trial; then every trial
 * runs once, in a process of its own, and all tests share it. {@link prefbench.junit.Assertions} are AssertJ's, for trials
 * and comparisons.
 *
 * <pre>{@code
 * @Experiment
 * class DpoVersusPpoExperiment {
 *
 *     @Arm Recipe dpo() { return Dpo.on(humanTrajectories()).beta(0.1); }
 *
 *     @Arm Recipe ppo() { return Ppo.inShop(); }
 *
 *     @EachTrial void staysFinite(TrialResult trial) {
 *         assertThat(trial).hasFiniteLosses().movedItsParameters();
 *     }
 *
 *     @Claim void dpoReachesMoreGoals(Comparison comparison) {
 *         assertThat(comparison).arm("dpo").isSuperiorTo("ppo").on(SUCCESS_RATE).detecting(5).atConfidence(0.95);
 *     }
 * }
 * }</pre>
 *
 * <p>All claims of an experiment are one family: collected before the first trial, judged together after the last ({@link
 * prefbench.experiment.Family}). A claim has three outcomes. Supported: the test passes. Refuted: it fails if {@code prefbench.claims} is {@code
 * enforce}, else it is reported, as a skipped test. Inconclusive: it is skipped. Each verdict, with its reason, is in {@code
 * verdicts.jsonl} of the reports folder.
 */
@NullMarked
package prefbench.junit;

import org.jspecify.annotations.NullMarked;
