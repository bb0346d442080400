package prefbench.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A human instruction for a product of the catalogue: a goal but for its price ceiling, which depends on how prices are drawn.
 *
 * @param position of the instruction among the product's, those that nobody looks at included
 */
record Request(Target target, int position, Instructions.Human human) {

    /** Those that want an attribute, in the catalogue's order. */
    static List<Request> of(Catalog catalog, Map<String, List<Instructions.Human>> instructions) {
        List<Request> requests = new ArrayList<>();
        for (Product product : catalog.at(positions(catalog, instructions.keySet()))) {
            Target target = Target.of(product);
            List<Instructions.Human> written = instructions.get(product.asin());
            for (int position = 0; position < written.size(); position++) {
                if (written.get(position).usable()) {
                    requests.add(new Request(target, position, written.get(position)));
                }
            }
        }
        return requests;
    }

    private static int[] positions(Catalog catalog, Set<String> asins) {
        return asins.stream()
                .map(catalog::position)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .toArray();
    }
}
