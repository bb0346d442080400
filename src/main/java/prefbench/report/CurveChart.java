package prefbench.report;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import prefbench.experiment.Metric;

/** Learning curves of a group of arms, with their bands and their names at their ends. */
final class CurveChart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;
    private static final int TOP = 68;
    private static final int LABELS = 190;
    private static final int LINE_HEIGHT = 19;
    /** Above the uppermost label, and below the lowest. */
    private static final int LABEL_TOP = TOP + 12;

    private static final int LABEL_BOTTOM = 56;
    /** Around the plot, as a share of its range: room for markers and for the outermost tick labels. */
    private static final double MARGIN = 0.012;

    private static final int BAND_ALPHA = 38;
    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND);

    private final Group group;
    private final Metric metric;
    private final Axis axis;
    private final List<Group.Line> curves;
    private final List<Group.Line> levels;

    CurveChart(Group group, Metric metric, Axis axis) {
        this.group = group;
        this.metric = metric;
        this.axis = axis;
        this.curves = group.lines().stream()
                .filter(line ->
                        line.style().trains() && !line.sized() && !axis.of(line).isEmpty())
                .toList();
        this.levels = group.lines().stream()
                .filter(line -> !line.style().trains() && !line.points().isEmpty())
                .toList();
    }

    /** Whether there is any curve to draw. */
    boolean exists() {
        return !curves.isEmpty();
    }

    /** File name without folder. */
    String file() {
        return "%s_%s_by_%s.png".formatted(group.slug(), Measures.name(metric), axis.column());
    }

    String title() {
        return "%s by %s: %s".formatted(BarChart.name(metric), axis.column(), group.title());
    }

    /** How many seeds and goals, what the bands are, and which arms are missing. */
    String caption() {
        List<Table.Row> points =
                curves.stream().flatMap(line -> line.points().stream()).toList();
        String bands = points.stream()
                .map(row -> row.text("band"))
                .distinct()
                .map(kind -> kind.startsWith("none") ? "no band at 1 seed" : kind)
                .collect(Collectors.joining(" or "));
        String missing = group.finished().stream()
                .filter(line -> line.style().trains() && !line.sized() && !curves.contains(line))
                .map(Group.Line::name)
                .collect(Collectors.joining(", "));
        return "%s, %s; band: %s%s%s"
                .formatted(
                        group.sizesOf(points),
                        group.lines().stream()
                                .filter(line -> !line.finals().isEmpty())
                                .map(line -> line.finals().get(0).text("decoding"))
                                .filter(text -> !text.isEmpty())
                                .findFirst()
                                .orElse(""),
                        bands,
                        levels.isEmpty() ? "" : "; dashed: not trained",
                        missing.isEmpty() ? "" : "; no %s: %s".formatted(axis.column(), missing));
    }

    byte[] png() {
        int height = Math.max(
                HEIGHT, LABEL_TOP + LABEL_BOTTOM + LINE_HEIGHT * group.lines().size());
        Canvas canvas = new Canvas(WIDTH, height);
        int labels = Math.max(LABELS, canvas.widest(group.names(), Canvas.nameFont()) + 60);
        canvas.heading(title(), caption());
        XYChart chart = PlotStyle.chart(WIDTH - labels, height - TOP, axis.title(), BarChart.axisTitle(metric));
        chart.getStyler().setXAxisMin(-MARGIN * end()).setXAxisMax((1 + MARGIN) * end());
        double top = PlotStyle.ceiling(highest());
        chart.getStyler().setYAxisMin(-MARGIN * top).setYAxisMax((1 + MARGIN) * top);
        curves.forEach(line -> band(chart, line));
        levels.forEach(line -> level(chart, line));
        curves.forEach(line -> curve(chart, line));
        canvas.chart(chart, 0, TOP, WIDTH - labels, height - TOP);
        labels(canvas, chart, height - LABEL_BOTTOM);
        return canvas.png();
    }

    private double end() {
        return curves.stream()
                .flatMapToDouble(line -> axis.of(line).stream().mapToDouble(Cell::number))
                .max()
                .orElseThrow();
    }

    private double highest() {
        return DoubleStream.concat(
                        curves.stream().flatMapToDouble(line -> highs(line)),
                        levels.stream().mapToDouble(this::last))
                .max()
                .orElse(0);
    }

    private DoubleStream highs(Group.Line line) {
        return DoubleStream.concat(
                DoubleStream.of(values(line, "")),
                DoubleStream.of(values(line, "_high")).filter(value -> !Double.isNaN(value)));
    }

    private double[] values(Group.Line line, String suffix) {
        return line.points().stream()
                .mapToDouble(row -> row.cell(Measures.name(metric) + suffix).number())
                .toArray();
    }

    private double last(Group.Line line) {
        double[] values = values(line, "");
        return values[values.length - 1];
    }

    private void band(XYChart chart, Group.Line line) {
        double[] low = values(line, "_low");
        if (DoubleStream.of(low).anyMatch(Double::isNaN)) {
            return;
        }
        double[] high = values(line, "_high");
        double[] x = axis.of(line).stream().mapToDouble(Cell::number).toArray();
        int n = x.length;
        double[] aroundX = new double[2 * n];
        double[] aroundY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            aroundX[i] = x[i];
            aroundY[i] = low[i];
            aroundX[2 * n - 1 - i] = x[i];
            aroundY[2 * n - 1 - i] = high[i];
        }
        XYSeries series = chart.addSeries("band of " + line.name(), aroundX, aroundY);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setFillColor(line.style().faint(BAND_ALPHA));
        series.setLineColor(line.style().faint(0));
        series.setLineWidth(0);
    }

    private void level(XYChart chart, Group.Line line) {
        double level = last(line);
        XYSeries series =
                chart.addSeries("level of " + line.name(), new double[] {0, end()}, new double[] {level, level});
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(line.style().colour());
        series.setLineStyle(new BasicStroke(
                1.8f,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                line.style().dash(),
                0));
    }

    private void curve(XYChart chart, Group.Line line) {
        double[] x = axis.of(line).stream().mapToDouble(Cell::number).toArray();
        XYSeries series = chart.addSeries("curve of " + line.name(), x, values(line, ""));
        series.setMarker(MARKERS.get(line.style().index() % MARKERS.size()));
        series.setMarkerColor(line.style().colour());
        series.setLineColor(line.style().colour());
        series.setLineStyle(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private record Label(Group.Line line, double wanted) {}

    /** Names at the right end of their curves, moved apart where they would overlap. */
    private void labels(Canvas canvas, XYChart chart, int bottom) {
        List<Label> labels = new ArrayList<>();
        for (Group.Line line : group.lines()) {
            if (curves.contains(line) || levels.contains(line)) {
                labels.add(new Label(line, TOP + chart.getScreenYFromChart(last(line))));
            }
        }
        labels.sort(Comparator.comparingDouble(Label::wanted));
        double[] placed =
                Labels.apart(labels.stream().mapToDouble(Label::wanted).toArray(), LINE_HEIGHT, LABEL_TOP, bottom);
        double left = chart.getScreenXFromChart((1 + MARGIN) * end());
        for (int i = 0; i < placed.length; i++) {
            label(
                    canvas,
                    labels.get(i),
                    chart.getScreenXFromChart(endOf(labels.get(i).line())),
                    left,
                    placed[i]);
        }
    }

    private double endOf(Group.Line line) {
        List<Cell> x = axis.of(line);
        return x.isEmpty() || levels.contains(line)
                ? end()
                : x.get(x.size() - 1).number();
    }

    private static void label(Canvas canvas, Label label, double curveEnd, double left, double y) {
        Palette.Style style = label.line().style();
        canvas.line(curveEnd + 7, label.wanted(), left + 16, y, style.faint(110), 1);
        canvas.line(left + 20, y, left + 38, y, style.colour(), 2.6f, style.dash());
        canvas.text(label.line().name(), left + 44, y + 5, Canvas.nameFont(), Canvas.INK);
    }
}
