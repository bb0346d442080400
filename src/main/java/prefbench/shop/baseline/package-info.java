/**
 * The environment in which WebShop's published baselines were trained and tested: {@link
 * prefbench.shop.baseline.BaselineEnvironment} wraps a {@link prefbench.shop.TextEnvironment} in lists of valid actions,
 * rewards from 0 to 10 and silent visits to a product's details.
 */
@NullMarked
package prefbench.shop.baseline;

import org.jspecify.annotations.NullMarked;
