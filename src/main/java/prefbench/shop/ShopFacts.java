package prefbench.shop;

import prefbench.text.FuzzyRatio;

/**
 * What a result must say about the shop it came from.
 *
 * @param hash SHA-256 over the data files' uncompressed bytes
 * @param products number of products
 * @param goals number of goals
 * @param goalKind who wrote the instructions
 * @param tagger name and version of the noun tagger behind the reward
 * @param ratio the measure behind fuzzy matches
 * @param prices how sampled prices and ceilings were drawn
 */
public record ShopFacts(
        String hash, int products, int goals, GoalKind goalKind, String tagger, FuzzyRatio ratio, String prices) {}
