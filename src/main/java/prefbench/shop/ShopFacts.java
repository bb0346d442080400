package prefbench.shop;

/**
 * What a result must say about the shop it came from.
 *
 * @param hash SHA-256 over the data files' uncompressed bytes
 * @param products number of products
 * @param goals number of goals
 * @param goalKind who wrote the instructions
 * @param tagger name and version of the noun tagger behind the reward
 * @param prices how sampled prices and ceilings were drawn
 */
public record ShopFacts(String hash, int products, int goals, GoalKind goalKind, String tagger, String prices) {}
