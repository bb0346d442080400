/**
 * Bandits over trained agents: how Feng and Feng (arXiv 2408.16032, §4.1) evaluated theirs, and what that does to the
 * numbers. A {@link prefbench.stats.bandit.Bandit} plays rollouts one by one and lets an {@link
 * prefbench.stats.bandit.Allocation} pick the arm: Thompson sampling as the paper did, uniform allocation beside it, top-two
 * Thompson sampling for choosing a checkpoint. {@link prefbench.stats.bandit.BanditBias} measures what an allocation does to
 * the arms' estimates. Adaptively collected numbers carry no interval here: the usual ones assume pulls that do not depend on
 * results.
 */
@NullMarked
package prefbench.stats.bandit;

import org.jspecify.annotations.NullMarked;
