package prefbench.trajectory;

/**
 * How well a simulated shopper attends. Probabilities are in [0, 1]; impressions of a product are shares of the wishes that
 * it seems to fulfil, from 0 to 1.
 *
 * @param notices probability of reading a product in a list of results at all
 * @param blur standard deviation of an impression from a list
 * @param forgets standard deviation that a remembered impression gains until it is compared
 * @param readsFeatures probability of opening the features of a product
 * @param readsDescription probability of opening its description
 * @param satisfied impression of a product page from which the shopper stops comparing
 * @param compares probability of looking at one more product each time he is not satisfied
 * @param pages results pages he turns at most
 * @param wrongOption probability of taking another value than he meant
 * @param skipsOption probability of overlooking an option group that he had a wish for
 * @param idleOption probability of choosing something in a group that he had no wish for
 * @param leaves probability, at each page, of giving up without buying
 */
record ShopperTraits(
        double notices,
        double blur,
        double forgets,
        double readsFeatures,
        double readsDescription,
        double satisfied,
        double compares,
        int pages,
        double wrongOption,
        double skipsOption,
        double idleOption,
        double leaves) {

    /** Calibrated on the made-up shop to the averages that WebShop published for people; see fixtures/README.md. */
    static final ShopperTraits AVERAGE =
            new ShopperTraits(0.92, 0.08, 0.05, 0.35, 0.1, 0.81, 0.63, 2, 0.04, 0.05, 0.1, 0.0015);
}
