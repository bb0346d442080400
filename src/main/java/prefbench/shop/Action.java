package prefbench.shop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a shopper does on a page, in WebShop's notation: {@code search[red shoes]}, {@code click[buy now]}. */
public sealed interface Action permits Action.Search, Action.Click, Action.Invalid {

    /** In WebShop's notation. */
    String text();

    /** Searches for the words, from any page. Never empty. */
    record Search(String words) implements Action {
        @Override
        public String text() {
            return "search[" + words + "]";
        }
    }

    /** Clicks a button, a product link (by asin) or an option value; case does not matter. Never empty. */
    record Click(String target) implements Action {
        @Override
        public String text() {
            return "click[" + target + "]";
        }
    }

    /** Text that is no action: nothing happens. The argument is null where the text has no bracket. */
    record Invalid(String name, @Nullable String argument) implements Action {
        @Override
        public String text() {
            return argument == null ? name : name + "[" + argument + "]";
        }
    }

    /**
     * WebShop's grammar: {@code (.+)\[(.+)\]} matched at the start, greedily, so that the last opening bracket splits
     * and what follows the last closing bracket is ignored. {@code click[6ft [2 pack]]} is therefore invalid: such
     * option values cannot be clicked, in the original either.
     */
    static Action parse(String text) {
        Matcher matcher = Grammar.ACTION.matcher(text);
        if (!matcher.lookingAt()) {
            return new Invalid(text, null);
        }
        String argument = matcher.group(2);
        return switch (matcher.group(1)) {
            case "search" -> new Search(argument);
            case "click" -> new Click(argument);
            default -> new Invalid(matcher.group(1), argument);
        };
    }

    /** Compiled once; Python's "." excludes the line feed only. */
    final class Grammar {
        private static final Pattern ACTION = Pattern.compile("([^\\n]+)\\[([^\\n]+)\\]");

        private Grammar() {}
    }
}
