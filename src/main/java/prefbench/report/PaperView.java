package prefbench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The paper's figures and ours, one line for each kind of policy and metric.
 *
 * @param rows of {@code paper.csv}; our columns are the same in all of them
 */
record PaperView(String policy, String metric, List<Table.Row> rows) {
    private static final Map<String, String> POLICIES = Map.of(
            "ppo", "PPO",
            "dpo-human", "DPO on human trajectories",
            "dpo-generated", "DPO on generated trajectories",
            "dpo-human-then-generated", "DPO on human, then on generated trajectories",
            "imitation", "Imitation, the start of all");

    static List<PaperView> of(Table paper) {
        Map<List<String>, List<Table.Row>> lines = paper.rows().stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.text("policy"), row.text("metric")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return lines.values().stream()
                .map(rows -> new PaperView(
                        POLICIES.get(rows.get(0).text("policy")),
                        rows.get(0).has("metric", "score") ? "score" : "success rate, %",
                        rows))
                .toList();
    }

    Table.Row first() {
        return rows.get(0);
    }

    boolean hasOurs() {
        return !first().cell("ours").isEmpty();
    }
}
