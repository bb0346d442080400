/**
 * Inference on small samples: what a number is worth. {@link prefbench.stats.StudentT} gives t intervals for one sample, for
 * paired and for independent ones; {@link prefbench.stats.Interval} carries estimate, limits, n and confidence together, so
 * that none travels alone. Samples without spread are named ({@link prefbench.stats.Interval#degenerate()}), never passed
 * off as certainty. Only this package sees commons-statistics.
 *
 * <p>For looking whenever one likes: {@link prefbench.stats.BetaMixture} (a success rate), {@link
 * prefbench.stats.AnytimeMcNemar} (paired goals), {@link prefbench.stats.AsymptoticSequence} (means of many) and {@link
 * prefbench.stats.LookSpending} (any interval, few seeds). What counts say about rates: {@link
 * prefbench.stats.BetaPosterior}, and which of several is the largest: {@link prefbench.stats.BestArm}. Runs along their budget: {@link prefbench.stats.LearningCurve}, with times to
 * a threshold whose censored runs are kept ({@link prefbench.stats.KaplanMeier}).
 */
@NullMarked
package prefbench.stats;

import org.jspecify.annotations.NullMarked;
