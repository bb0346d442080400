package prefbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Split;
import prefbench.experiment.Suite;
import prefbench.learn.Dpo;
import prefbench.learn.Ppo;
import prefbench.trajectory.TrajectorySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlTest {
    private static final Evidence STANDARD_EVIDENCE = Sample.standard();
    private static final String STANDARD = html(STANDARD_EVIDENCE);
    private static final Pattern SHOWN = Pattern.compile("data-csv=\"([^\"]+)\"[^>]*>([^<]*)<");

    @Test
    void everyNumberInATableIsACellOfACsvFile() {
        Tables tables = Tables.of(Sample.standard(), JmhTable.empty());
        Map<String, String> cells = cells(tables);
        Matcher shown = SHOWN.matcher(STANDARD + besidePaper(STANDARD_EVIDENCE));
        int checked = 0;
        while (shown.find()) {
            assertThat(cells).containsKey(shown.group(1));
            assertShows(shown.group(1), shown.group(2), cells.get(shown.group(1)));
            checked++;
        }
        assertThat(checked).isGreaterThan(300);
    }

    @Test
    void noTableCellShowsANumberWithoutItsAddress() {
        Matcher bare = Pattern.compile("<td[^>]*class=\"number[^\"]*\"(?![^>]*data-csv)[^>]*>([^<]*)</td>")
                .matcher(STANDARD);
        while (bare.find()) {
            assertThat(bare.group(1)).isEqualTo("–");
        }
    }

    @Test
    void everyNumberInAChartIsACellOfACsvFile() {
        Tables tables = Tables.of(Sample.standard(), JmhTable.empty());
        Set<String> numbers = new HashSet<>();
        for (Table table : List.of(tables.results().bands(), tables.results().armSeconds())) {
            table.rows().forEach(row -> table.columns().forEach(column -> numbers.add(row.text(column.name()))));
        }
        JsonNode data = JsonMapper.builder().build().readTree(ChartData.json(groups(Sample.standard(), tables)));
        for (String field :
                List.of("steps", "seconds", "episodes", "success_rate", "score", "score_low", "score_high")) {
            data.findValues(field)
                    .forEach(values -> values.forEach(value -> {
                        if (value.isNumber()) {
                            assertThat(numbers).contains(Numbers.shortest(value.doubleValue()));
                        }
                    }));
        }
    }

    @Test
    void needsNoNetwork() {
        String page = whole(STANDARD_EVIDENCE) + besidePaper(STANDARD_EVIDENCE);

        assertThat(Pattern.compile("(src|href)=\"(https?:)?//|@import|url\\(")
                        .matcher(page)
                        .results())
                .isEmpty();
        assertThat(page.contains("default-src 'none'")).isTrue();
    }

    @Test
    void namesWithMarkupStayText() {
        ArmTrials odd = Sample.arm("a, \"b\" <script>alert(1)</script>", Ppo.inShop(), Sample.STEPS, 2, 0.3, 0.5);
        Evidence evidence = Sample.evidence(Sample.suite(true), Sample.study("Odd<b>Experiment", List.of(odd)));

        assertThat(html(evidence))
                .doesNotContain("<script>alert")
                .doesNotContain("Odd<b>")
                .contains("a, \"b\" &lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void saysWhatAReaderMustKnowFirst() {
        assertThat(html(Sample.evidence(Sample.suite(false), Sample.dpoVersusPpo(), Sample.humanVersusGenerated())))
                .contains("The demonstrations are simulated-human")
                .contains("Suite smoke does not judge")
                .contains("One trial failed");
    }

    @Test
    void saysWhichGoalsWerePlayed() {
        Suite sweep = Sample.suite("sweep", false, Split.DEV);
        ArmTrials arm = Sample.arm("dpo beta=0.03 learningRate=1.0E-5", Ppo.inShop(), Sample.STEPS, 2, 0.3, 0.5);
        Evidence evidence = Sample.evidence(sweep, Sample.study(sweep, "SweptExperiment", List.of(arm)));

        assertThat(html(evidence))
                .contains("All results are of development goals, on which settings may be chosen.")
                .contains("2 seeds × 100 development goals")
                .contains("2 seeds × 25 development goals")
                .contains("dpo beta=0.03 learningRate=1.0E-5")
                .doesNotContain("test goals,")
                .doesNotContain("Suite sweep does not judge");
        assertThat(Tables.of(evidence, JmhTable.empty()).setup().suite().rows()).anySatisfy(row -> {
            assertThat(row.text("name")).isEqualTo("evaluation.split");
            assertThat(row.text("value")).isEqualTo("dev");
        });
        assertThat(Tables.of(evidence, JmhTable.empty()).results().arms().rows())
                .allMatch(row -> row.has("split", "dev"));
        assertThat(STANDARD).contains("3 seeds × 100 test goals").doesNotContain("× 100 development goals");
    }

    @Test
    void showsWhyThereAreNoPictures() {
        Evidence evidence = Sample.standard();
        Tables tables = Tables.of(evidence, JmhTable.empty());
        Page page =
                Page.of(evidence, tables, groups(evidence, tables), List.of(), Optional.of("no PNG charts: no fonts"));

        assertThat(Html.of(page)).contains("No PNG charts: no fonts.");
    }

    @Test
    void showsTheEndOfAFailedTrialsLog() {
        assertThat(STANDARD).contains("java.lang.OutOfMemoryError: &lt;native&gt; &amp; \"heap\"");
    }

    @Test
    void doesWithoutAnyResult() {
        ArmTrials none = new ArmTrials(
                new prefbench.experiment.Arm("dpo", Dpo.on(TrajectorySource.humanTrajectories()), Sample.STEPS),
                List.of(),
                "left out");

        assertThat(html(Sample.evidence(Sample.suite(true), Sample.study("None", List.of(none)))))
                .contains("Arm dpo did not run: left out.");
    }

    private static void assertShows(String address, String shown, String cell) {
        String number = shown.replace("−", "-").replace("+", "");
        if (shown.equals("–")) {
            assertThat(cell).as(address).isEmpty();
        } else if (number.matches("-?[0-9]+(\\.[0-9]+)?")) {
            BigDecimal value = new BigDecimal(number);
            assertThat(new BigDecimal(cell).setScale(value.scale(), RoundingMode.HALF_UP))
                    .as(address)
                    .isEqualTo(value);
        }
    }

    private static Map<String, String> cells(Tables tables) {
        Map<String, String> cells = new TreeMap<>();
        for (Table table : tables.all()) {
            table.rows()
                    .forEach(row -> table.columns().forEach(column -> {
                        Cell cell = row.cell(column.name());
                        cells.put(cell.address(), cell.text());
                    }));
        }
        return cells;
    }

    /** Without style sheets and library code, which would swamp a failure's message. */
    private static String html(Evidence evidence) {
        return whole(evidence)
                .replaceFirst("(?s)<style>.*</style>", "")
                .replaceFirst("(?s)<script>.*</script>\n</body>", "</body>");
    }

    private static String whole(Evidence evidence) {
        Tables tables = Tables.of(evidence, JmhTable.empty());
        return Html.of(Page.of(evidence, tables, groups(evidence, tables), List.of(), Optional.empty()));
    }

    private static String besidePaper(Evidence evidence) {
        Tables tables = Tables.of(evidence, JmhTable.empty());
        return Html.besidePaper(Page.of(evidence, tables, groups(evidence, tables), List.of(), Optional.empty()));
    }

    private static List<Group> groups(Evidence evidence, Tables tables) {
        Palette palette = new Palette(evidence);
        return evidence.studies().stream()
                .flatMap(study -> Group.of(study, tables, palette).stream())
                .toList();
    }
}
