/**
 * Whether a shop answers as recordings say it must: {@link prefbench.shop.conformance.Conformance} plays recorded
 * trajectories, computes recorded rewards and repeats recorded searches.
 */
@NullMarked
package prefbench.shop.conformance;

import org.jspecify.annotations.NullMarked;
