/**
 * Inference on small samples: what a number is worth.
 *
 * <ul>
 *   <li>{@link prefbench.stats.StudentT} gives t intervals for one sample, for paired and for independent ones, {@link
 *       prefbench.stats.TTest} the tests that go with them; {@link prefbench.stats.CrossedMean} is for seeds crossed with goals.
 *   <li>Shares: {@link prefbench.stats.Wilson}, {@link prefbench.stats.ClopperPearson}, {@link prefbench.stats.Jeffreys};
 *       their differences: {@link prefbench.stats.Newcombe}, {@link prefbench.stats.MiettinenNurminen}; on the same goals: {@link
 *       prefbench.stats.McNemar}.
 *   <li>Without normality: {@link prefbench.stats.Wilcoxon}, {@link prefbench.stats.MannWhitney}, {@link
 *       prefbench.stats.SignFlip}, {@link prefbench.stats.TwoSamplePermutation}.
 *   <li>Within a margin: {@link prefbench.stats.Tost}, {@link prefbench.stats.FarringtonManning}. Several tests at once: {@link
 *       prefbench.stats.Multiplicity}. Before a study: {@link prefbench.stats.Power}, {@link prefbench.stats.SampleSize}.
 *   <li>Runs and tasks: {@link prefbench.stats.Scores} and their {@link prefbench.stats.Aggregate}, {@link
 *       prefbench.stats.Bootstrap}.
 *   <li>Looking whenever one likes: {@link prefbench.stats.BetaMixture} (a success rate), {@link
 *       prefbench.stats.AnytimeMcNemar} (paired goals), {@link prefbench.stats.AsymptoticSequence} (means of many), {@link
 *       prefbench.stats.LookSpending} (any interval, few seeds).
 *   <li>What counts say about rates: {@link prefbench.stats.BetaPosterior}; which of several is the largest: {@link
 *       prefbench.stats.BestArm}.
 *   <li>Runs along their budget: {@link prefbench.stats.LearningCurve}, with times to a threshold whose censored runs are kept
 *       ({@link prefbench.stats.KaplanMeier}).
 * </ul>
 *
 * {@link prefbench.stats.Interval} carries estimate, limits, n and confidence together, so that none travels alone. Samples
 * without spread are named ({@link prefbench.stats.Interval#degenerate()}, {@link prefbench.stats.Degeneracy}), never passed off
 * as certainty. Only this package sees commons-statistics.
 */
@NullMarked
package prefbench.stats;

import org.jspecify.annotations.NullMarked;
