package prefbench.report;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import prefbench.experiment.Metric;
import prefbench.report.Evidence.Study;

/**
 * Success or score so far against the rollout, one line for each arm and run, runs told apart by their dashes: Figs 3 and 4 of
 * Feng and Feng (arXiv 2408.16032) of this experiment. The flat pieces are rollouts in which the arm was not played.
 */
final class ThompsonChart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;
    private static final int TOP = 68;
    private static final int BOTTOM = 56;
    private static final int LINE_HEIGHT = 19;
    private static final List<float[]> DASHES =
            List.of(new float[] {1000}, new float[] {2, 4}, new float[] {9, 5}, new float[] {9, 4, 2, 4});

    private final Study study;
    private final Metric metric;
    private final Palette palette;
    private final List<Table.Row> rows;

    ThompsonChart(Study study, Metric metric, Tables tables, Palette palette) {
        this.study = study;
        this.metric = metric;
        this.palette = palette;
        this.rows = tables.bandits()
                .thompsonPath()
                .rows(row -> row.has("experiment", study.name())
                        && !row.cell(Measures.name(metric)).isEmpty());
    }

    /** For success and for score; none where no run was made. */
    static List<Charts.Picture> of(Study study, Tables tables, Palette palette) {
        return Charts.METRICS.stream()
                .map(metric -> new ThompsonChart(study, metric, tables, palette))
                .filter(chart -> !chart.rows.isEmpty())
                .map(chart -> new Charts.Picture(chart.file(), chart.title(), chart.caption(), chart.png()))
                .toList();
    }

    static String prefix(String experiment) {
        return Group.slug(experiment.replaceFirst("Experiment$", "")) + "-thompson_";
    }

    private String file() {
        return "%s%s_by_rollouts.png".formatted(prefix(study.name()), Measures.name(metric));
    }

    private String title() {
        return "%s by rollouts: %s, Thompson sampling"
                .formatted(BarChart.name(metric), study.name().replaceFirst("Experiment$", ""));
    }

    private String caption() {
        return "the paper's protocol: of an arm's rollouts so far, %s runs, told apart by dashes; goals drawn from %s %s"
                .formatted(
                        values("run").size(),
                        rows.isEmpty()
                                ? "0"
                                : study.arms().stream()
                                        .flatMap(arm -> arm.results().stream())
                                        .findFirst()
                                        .map(result -> Integer.toString(result.evaluations()
                                                .get(0)
                                                .outcomes()
                                                .size()))
                                        .orElse("0"),
                        study.comparison().suite().evaluation().split().goals());
    }

    private List<String> values(String column) {
        return rows.stream().map(row -> row.text(column)).distinct().toList();
    }

    private byte[] png() {
        List<String> arms = values("arm");
        int height = Math.max(HEIGHT, TOP + BOTTOM + LINE_HEIGHT * arms.size());
        Canvas canvas = new Canvas(WIDTH, height);
        int labels = Math.max(190, canvas.widest(arms, Canvas.nameFont()) + 60);
        canvas.heading(title(), caption());
        XYChart chart =
                PlotStyle.chart(WIDTH - labels, height - TOP, "Rollouts, over all arms", BarChart.axisTitle(metric));
        double end = rows.stream()
                .mapToDouble(row -> row.cell("rollouts").number())
                .max()
                .orElse(1);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(end);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(PlotStyle.ceiling(highest()));
        arms.forEach(arm -> values("run").forEach(run -> line(chart, arm, run)));
        canvas.chart(chart, 0, TOP, WIDTH - labels, height - TOP);
        names(canvas, chart, arms, end, height - BOTTOM);
        return canvas.png();
    }

    private double highest() {
        return rows.stream().mapToDouble(this::value).max().orElse(0);
    }

    private double value(Table.Row row) {
        return row.cell(Measures.name(metric)).number();
    }

    private List<Table.Row> of(String arm, String run) {
        return rows.stream()
                .filter(row -> row.has("arm", arm) && row.has("run", run))
                .toList();
    }

    private void line(XYChart chart, String arm, String run) {
        List<Table.Row> points = of(arm, run);
        if (points.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                arm + " in run " + run,
                points.stream()
                        .mapToDouble(row -> row.cell("rollouts").number())
                        .toArray(),
                points.stream().mapToDouble(this::value).toArray());
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(style(arm).colour());
        float[] dash = DASHES.get(values("run").indexOf(run) % DASHES.size());
        series.setLineStyle(new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
    }

    private Palette.Style style(String arm) {
        return palette.of(study.comparison().arm(arm).arm().recipe());
    }

    /** Names where the first run's lines end, moved apart. */
    private void names(Canvas canvas, XYChart chart, List<String> arms, double end, int bottom) {
        List<String> order = new ArrayList<>(arms);
        order.sort(Comparator.comparingDouble(arm -> TOP + chart.getScreenYFromChart(last(arm))));
        double[] placed = Labels.apart(
                order.stream()
                        .mapToDouble(arm -> TOP + chart.getScreenYFromChart(last(arm)))
                        .toArray(),
                LINE_HEIGHT,
                TOP + 12,
                bottom);
        double left = chart.getScreenXFromChart(end);
        for (int i = 0; i < placed.length; i++) {
            canvas.line(
                    left + 14,
                    placed[i],
                    left + 32,
                    placed[i],
                    style(order.get(i)).colour(),
                    2.6f);
            canvas.text(order.get(i), left + 38, placed[i] + 5, Canvas.nameFont(), Canvas.INK);
        }
    }

    private double last(String arm) {
        List<Table.Row> own = rows.stream().filter(row -> row.has("arm", arm)).toList();
        List<Table.Row> first = of(arm, own.get(0).text("run"));
        return value(first.get(first.size() - 1));
    }
}
