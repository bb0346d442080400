/**
 * Full-text search over products, the only place that sees Lucene: {@link prefbench.shop.search.ProductIndex} ranks by BM25
 * with the analysis and parameters of Anserini, which WebShop searches through.
 */
@NullMarked
package prefbench.shop.search;

import org.jspecify.annotations.NullMarked;
