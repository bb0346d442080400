package prefbench.trajectory;

/**
 * What somebody typed into the search box, told this goal.
 *
 * @param goal an instruction, lower-case, without quotes and price clause
 * @param query not blank
 */
public record SearchPair(String goal, String query) {
    public SearchPair {
        if (query.isBlank()) {
            throw new IllegalArgumentException("a query must not be blank, was [%s]".formatted(query));
        }
    }
}
