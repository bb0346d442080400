/**
 * The shop of Yao et al., arXiv 2207.01206: catalogue, goals, search, pages, sessions and reward, behaving as WebShop's
 * text environment does.
 *
 * <p>Start with {@link prefbench.shop.Shop#open(java.nio.file.Path)}: it reads WebShop's own file formats and is
 * immutable, so one instance serves every thread. A {@link prefbench.shop.Session} is one shopper's walk: look at its
 * {@link prefbench.shop.Page}, take an {@link prefbench.shop.Action}, until something is bought; then read its {@link
 * prefbench.shop.Reward}, which explains itself in parts. What the original draws from an unseeded generator (sampled
 * prices, price ceilings) is keyed here, see {@link prefbench.shop.PriceDraws}.
 */
@NullMarked
package prefbench.shop;

import org.jspecify.annotations.NullMarked;
