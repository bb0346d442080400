package prefbench.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import prefbench.experiment.Metric;

/** Final results of a group of arms: a bar from 0 to the mean, its interval, and the numbers beside it. */
final class BarChart {
    private static final int WIDTH = 1000;
    private static final int TOP = 68;
    private static final int BAR_PITCH = 46;
    private static final int BOTTOM = 78;
    private static final int NAMES = 190;
    private static final int NUMBERS = 236;
    private static final double HALF_BAR = 0.30;

    private final Group group;
    private final Metric metric;
    private final List<Group.Line> lines;

    BarChart(Group group, Metric metric) {
        this.group = group;
        this.metric = metric;
        this.lines = group.finished();
    }

    boolean exists() {
        return !lines.isEmpty();
    }

    String file() {
        return "%s_final_%s.png".formatted(group.slug(), Measures.name(metric));
    }

    String title() {
        return "Final %s: %s".formatted(metric, group.title());
    }

    String caption() {
        String kinds = lines.stream()
                .filter(line -> !cell(line, "_low").isEmpty())
                .map(line -> (line.style().trains() ? "" : "grey, not trained, ")
                        + cell(line, "_interval").text())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        return "%s, %s; intervals: %s"
                .formatted(
                        group.sizes(lines),
                        lines.get(0).finals().get(0).text("decoding"),
                        kinds.isEmpty() ? "none" : kinds);
    }

    static String name(Metric metric) {
        return metric == Metric.SUCCESS_RATE ? "Success rate" : "Score";
    }

    static String axisTitle(Metric metric) {
        return metric == Metric.SUCCESS_RATE ? "Success rate, % of goals" : "Score, 100 × mean reward";
    }

    byte[] png() {
        int height = TOP + BAR_PITCH * lines.size() + BOTTOM;
        Canvas canvas = new Canvas(WIDTH, height);
        int names = Math.max(NAMES, canvas.widest(group.names(), Canvas.nameFont()) + 20);
        int plotWidth = WIDTH - names - NUMBERS;
        canvas.heading(title(), caption());
        XYChart chart = PlotStyle.chart(plotWidth, height - TOP, axisTitle(metric), "");
        chart.getStyler().setPlotGridVerticalLinesVisible(true).setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setYAxisTicksVisible(false).setYAxisTitleVisible(false);
        chart.getStyler().setXAxisMin(-0.001).setXAxisMax(PlotStyle.ceiling(highest()) * 1.012);
        chart.getStyler().setYAxisMin(-0.5).setYAxisMax(lines.size() - 0.5);
        for (int i = 0; i < lines.size(); i++) {
            bar(chart, lines.get(i), lines.size() - 1 - i);
        }
        canvas.chart(chart, names, TOP, plotWidth, height - TOP);
        for (int i = 0; i < lines.size(); i++) {
            texts(canvas, lines.get(i), names, TOP + chart.getScreenYFromChart(lines.size() - 1.0 - i));
        }
        return canvas.png();
    }

    private Cell cell(Group.Line line, String suffix) {
        return line.finals().get(0).cell(Measures.name(metric) + suffix);
    }

    private double highest() {
        return lines.stream()
                .map(line -> cell(line, cell(line, "_high").isEmpty() ? "" : "_high"))
                .mapToDouble(Cell::number)
                .max()
                .orElse(0);
    }

    private void bar(XYChart chart, Group.Line line, int y) {
        double mean = cell(line, "").number();
        XYSeries bar = chart.addSeries("bar of " + line.name(), new double[] {0, mean, mean, 0}, new double[] {
            y - HALF_BAR, y - HALF_BAR, y + HALF_BAR, y + HALF_BAR
        });
        bar.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        bar.setMarker(SeriesMarkers.NONE);
        bar.setFillColor(line.style().tint(line.style().trains() ? 0.8 : 0.45));
        bar.setLineColor(line.style().faint(0));
        bar.setLineWidth(0);
        if (!cell(line, "_low").isEmpty()) {
            double low = cell(line, "_low").number();
            double high = cell(line, "_high").number();
            whisker(chart, line.name() + " interval", low, y, high, y);
            whisker(chart, line.name() + " low", low, y - 0.12, low, y + 0.12);
            whisker(chart, line.name() + " high", high, y - 0.12, high, y + 0.12);
        }
    }

    private static String replications(Group.Line line) {
        Table.Row row = line.finals().get(0);
        return line.style().trains() ? row.text("n_seeds") + " seeds" : row.text("n_goals") + " goals";
    }

    private static void whisker(XYChart chart, String name, double x1, double y1, double x2, double y2) {
        XYSeries series = chart.addSeries(name, new double[] {x1, x2}, new double[] {y1, y2});
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(Canvas.INK);
        series.setLineStyle(new BasicStroke(1.7f));
    }

    private void texts(Canvas canvas, Group.Line line, int names, double y) {
        canvas.rightAligned(line.name(), names - 4, y + 5, Canvas.nameFont(), Canvas.INK);
        String mean = cell(line, "").rounded(1);
        String interval = cell(line, "_low").isEmpty()
                ? "no interval"
                : "[%s, %s]"
                        .formatted(
                                cell(line, "_low").rounded(1),
                                cell(line, "_high").rounded(1));
        double left = WIDTH - NUMBERS + 10;
        canvas.rightAligned(mean, left + 44, y + 5, Canvas.font(Font.BOLD, 14), Canvas.INK);
        canvas.text(interval, left + 54, y + 5, Canvas.font(Font.PLAIN, 12), Canvas.SOFT_INK);
        canvas.rightAligned(replications(line), WIDTH - 18, y + 5, Canvas.font(Font.PLAIN, 12), Canvas.SOFT_INK);
    }
}
