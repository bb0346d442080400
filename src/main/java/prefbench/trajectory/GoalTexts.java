package prefbench.trajectory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import prefbench.shop.Goal;

/** Finds goals by their instruction, as WebShop's tools do: lower-case, without quotes, final dots and the price clause. */
final class GoalTexts {
    private static final String CLAUSE = ", and price lower than [0-9.]+ dollars$";

    private GoalTexts() {}

    static String key(String instruction) {
        return instruction
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\"'’]", "")
                .strip()
                .replaceAll(CLAUSE, "")
                .replaceAll("^\\.+|\\.+$", "")
                .strip();
    }

    /** Of goals with the same words, the first. */
    static Map<String, Goal> index(List<Goal> goals) {
        Map<String, Goal> index = new LinkedHashMap<>();
        goals.forEach(goal -> index.putIfAbsent(key(goal.instruction()), goal));
        return index;
    }
}
