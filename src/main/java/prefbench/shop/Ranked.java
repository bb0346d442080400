package prefbench.shop;

/**
 * A product that a search found.
 *
 * @param score BM25 as Lucene computes it; NaN for the special forms, which do not rank
 */
public record Ranked(String asin, float score) {}
