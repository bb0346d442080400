package prefbench.shop.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import prefbench.random.PythonRandom;
import prefbench.shop.Goal;
import prefbench.shop.ItemPage;
import prefbench.shop.Page;

/** The actions that the baselines choose from. Long lists are thinned out at random, anew at every call. */
final class ValidActions {
    static final String ITEM = "item - ";
    private static final String CLAUSE = ", and price lower than";
    private static final int MOST = 20;
    private static final int KEPT = 6;
    private static final int DRAWN = 10;

    private final BaselineOptions options;
    private final Titles titles;
    private final PythonRandom random;

    ValidActions(BaselineOptions options, Titles titles, PythonRandom random) {
        this.options = options;
        this.titles = titles;
        this.random = random;
    }

    List<String> of(Page page, Goal goal) {
        List<String> valid = page.hasSearchBar() ? searches(goal) : clicks(page);
        return valid.isEmpty() ? List.of("finish") : valid;
    }

    private List<String> searches(Goal goal) {
        List<String> texts = new ArrayList<>();
        if (options.queries().isPresent()) {
            int clause = goal.instruction().indexOf(CLAUSE);
            String asked = clause < 0 ? goal.instruction() : goal.instruction().substring(0, clause);
            texts.addAll(options.queries().get().getOrDefault(asked, List.of()));
        } else {
            texts.add(goal.query());
            goal.attributes().forEach(attribute -> texts.add(attribute + " " + goal.query()));
        }
        texts.add(goal.instruction().toLowerCase(Locale.ROOT));
        return texts.stream().map(text -> "search[" + text + "]").toList();
    }

    private List<String> clicks(Page page) {
        List<String> valid = new ArrayList<>();
        for (String name : page.clickables()) {
            if (name.equals("search") || (name.equals("buy now") && tooEarly(page))) {
                continue;
            }
            valid.add("click[" + shown(name) + "]");
            if (valid.size() > MOST) {
                List<String> drawn = random.sample(valid.subList(KEPT, valid.size()), DRAWN);
                valid = new ArrayList<>(valid.subList(0, KEPT));
                valid.addAll(drawn);
            }
        }
        return valid;
    }

    private boolean tooEarly(Page page) {
        return options.switches().contains(BaselineOptions.Switch.OPTIONS_BEFORE_PURCHASE)
                && page instanceof ItemPage item
                && item.selected().size() != item.product().optionGroups();
    }

    private String shown(String name) {
        return options.switches().contains(BaselineOptions.Switch.ASINS)
                ? name
                : titles.title(name).map(title -> ITEM + title).orElse(name);
    }
}
