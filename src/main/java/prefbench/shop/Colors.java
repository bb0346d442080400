package prefbench.shop;

import java.util.List;
import prefbench.text.PythonText;

/** WebShop's colour words. An option that holds one is compared by it alone. */
final class Colors {
    private static final List<String> ALL = List.of(
            ("alabaster apricot aqua ash asphalt azure banana beige black blue blush bordeaux bronze brown burgundy camel camo"
                            + " caramel champagne charcoal cheetah chestnut chocolate christmas coffee cognac copper coral"
                            + " cranberry cream crystal dark denim eggplant elephant espresso fuchsia gold granite grape"
                            + " graphite grass gray green grey heather indigo ivory ivy khaki lavender lemon leopard light"
                            + " lilac lime magenta maroon mauve merlot midnight mint mocha multicolor mushroom mustard natural"
                            + " navy nude olive orange peach pewter pink plum purple rainbow red rose royal rust sand sapphire"
                            + " seashell silver skull slate steel stone stonewash sunflower tan taupe teal tiger turquoise"
                            + " violet walnut wheat white wine yellow")
                    .split(" "));

    private Colors() {}

    /** The alphabetically first colour word inside the text ("light blue" is blue, "titanium" is tan), else the text. */
    static String normalize(String text) {
        for (String color : ALL) {
            if (text.contains(color)) {
                return color;
            }
        }
        return text;
    }

    /** What the reward compares of a goal's option: of a named one, a colour that equals name or value, else both as a tuple. */
    static String normalize(GoalOption option) {
        if (!option.named()) {
            return normalize(option.value());
        }
        for (String color : ALL) {
            if (color.equals(option.name()) || color.equals(option.value())) {
                return color;
            }
        }
        return PythonText.repr(List.of(option.name(), option.value()));
    }
}
