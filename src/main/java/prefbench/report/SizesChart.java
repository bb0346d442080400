package prefbench.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.List;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;
import prefbench.experiment.Metric;

/** Final success against the number of trajectories, on a logarithmic axis: means with intervals, and the fitted lines, dashed. */
final class SizesChart {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 560;
    private static final int TOP = 68;
    private static final int LABELS = 190;
    private static final int LINE_HEIGHT = 19;
    /** Room for the sizes below the plot, which are written where they stand rather than at round numbers. */
    private static final int SIZES = 34;

    /** Share of an interval's place that families stand apart, so that their whiskers do not hide each other. */
    private static final double APART = 0.012;

    private static final float[] FIT = {6, 5};

    private final String experiment;
    private final List<Table.Row> rows;
    private final List<String> families;

    /** @param all the table of {@link SizesTable} */
    SizesChart(String experiment, Table all) {
        this.experiment = experiment;
        List<Table.Row> own = all.rows(
                row -> row.has("experiment", experiment) && !value(row, "").isEmpty());
        this.rows = own.stream()
                .filter(row -> row.has("decoding", own.get(0).text("decoding")))
                .toList();
        this.families = rows.stream().map(row -> row.text("family")).distinct().toList();
    }

    boolean exists() {
        return !rows.isEmpty();
    }

    Charts.Picture picture() {
        return new Charts.Picture(file(experiment), title(), caption(), png());
    }

    static String file(String experiment) {
        return Group.slug(experiment.replaceFirst("Experiment$", "")) + "-sizes_success_rate_by_size.png";
    }

    private String title() {
        return "Success rate by number of trajectories: " + experiment.replaceFirst("Experiment$", "");
    }

    private String caption() {
        Table.Row first = rows.get(0);
        return "%s %s × %s goals, %s; intervals: %s; dashed: fitted lines of one slope"
                .formatted(
                        first.text("n_seeds"),
                        first.has("n_seeds", "1") ? "seed" : "seeds",
                        first.text("n_goals"),
                        first.text("decoding"),
                        first.text("success_rate_interval"));
    }

    private static Cell value(Table.Row row, String suffix) {
        return row.cell(Measures.name(Metric.SUCCESS_RATE) + suffix);
    }

    private List<Table.Row> of(String family) {
        return rows.stream().filter(row -> row.has("family", family)).toList();
    }

    private byte[] png() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        int labels = Math.max(LABELS, canvas.widest(families, Canvas.nameFont()) + 60);
        canvas.heading(title(), caption());
        int width = WIDTH - labels;
        XYChart chart = PlotStyle.chart(width, HEIGHT - TOP - SIZES, "", BarChart.axisTitle(Metric.SUCCESS_RATE));
        chart.getStyler().setXAxisTicksVisible(false).setXAxisTitleVisible(false);
        double margin = 0.05 * (last() - first());
        chart.getStyler().setXAxisMin(first() - margin).setXAxisMax(last() + margin);
        double top = PlotStyle.ceiling(highest());
        chart.getStyler().setYAxisMin(-0.012 * top).setYAxisMax(1.012 * top);
        for (int i = 0; i < families.size(); i++) {
            draw(chart, i);
        }
        canvas.chart(chart, 0, TOP, width, HEIGHT - TOP - SIZES);
        sizes(canvas, chart);
        names(canvas, chart, width);
        return canvas.png();
    }

    private double first() {
        return rows.stream().mapToDouble(SizesChart::x).min().orElseThrow();
    }

    private double last() {
        return rows.stream().mapToDouble(SizesChart::x).max().orElseThrow();
    }

    private static double x(Table.Row row) {
        return Math.log10(row.cell("size").number());
    }

    private double highest() {
        return rows.stream()
                .flatMap(row -> Stream.of(value(row, ""), value(row, "_high"), row.cell("fitted")))
                .mapToDouble(Cell::number)
                .filter(number -> !Double.isNaN(number))
                .max()
                .orElse(0);
    }

    private void draw(XYChart chart, int family) {
        Palette.Style style = new Palette.Style(true, family);
        double shift = APART * (last() - first()) * (family - (families.size() - 1) / 2.0);
        List<Table.Row> points = of(families.get(family));
        double[] x = points.stream().mapToDouble(row -> x(row) + shift).toArray();
        for (int i = 0; i < x.length; i++) {
            interval(chart, style, points.get(i), x[i]);
        }
        List<Table.Row> fitted =
                points.stream().filter(row -> !row.cell("fitted").isEmpty()).toList();
        if (!fitted.isEmpty()) {
            line(
                            chart,
                            "fit of " + families.get(family),
                            fitted.stream().mapToDouble(SizesChart::x).toArray(),
                            fitted.stream()
                                    .mapToDouble(row -> row.cell("fitted").number())
                                    .toArray(),
                            style)
                    .setLineStyle(new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, FIT, 0));
        }
        XYSeries curve = line(
                chart,
                families.get(family),
                x,
                points.stream().mapToDouble(row -> value(row, "").number()).toArray(),
                style);
        curve.setMarker(family % 2 == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.SQUARE);
        curve.setMarkerColor(style.colour());
        curve.setLineStyle(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    private static void interval(XYChart chart, Palette.Style style, Table.Row row, double x) {
        if (!value(row, "_low").isEmpty()) {
            double[] ends = {value(row, "_low").number(), value(row, "_high").number()};
            line(chart, "interval of " + row.text("arm"), new double[] {x, x}, ends, style)
                    .setLineStyle(new BasicStroke(1.7f));
        }
    }

    private static XYSeries line(XYChart chart, String name, double[] x, double[] y, Palette.Style style) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(style.colour());
        return series;
    }

    /** The sizes themselves, and the axis' title. */
    private void sizes(Canvas canvas, XYChart chart) {
        Font font = Canvas.font(Font.PLAIN, 12);
        double left = chart.getScreenXFromChart(first());
        double right = chart.getScreenXFromChart(last());
        rows.stream().map(row -> row.text("size")).distinct().forEach(size -> {
            double x = chart.getScreenXFromChart(Math.log10(Double.parseDouble(size)));
            canvas.text(size, x - canvas.widthOf(size, font) / 2.0, HEIGHT - SIZES + 2, font, Canvas.SOFT_INK);
        });
        String title = "Trajectories, logarithmic";
        Font titleFont = Canvas.font(Font.PLAIN, 13);
        double middle = (left + right) / 2 - canvas.widthOf(title, titleFont) / 2.0;
        canvas.text(title, middle, HEIGHT - SIZES + 24, titleFont, Canvas.SOFT_INK);
    }

    private void names(Canvas canvas, XYChart chart, int left) {
        double[] wanted = new double[families.size()];
        for (int i = 0; i < wanted.length; i++) {
            List<Table.Row> points = of(families.get(i));
            wanted[i] = TOP
                    + chart.getScreenYFromChart(
                            value(points.get(points.size() - 1), "").number());
        }
        Integer[] order = java.util.stream.IntStream.range(0, wanted.length)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> wanted[i]))
                .toArray(Integer[]::new);
        double[] placed = Labels.apart(
                Stream.of(order).mapToDouble(i -> wanted[i]).toArray(), LINE_HEIGHT, TOP + 12, HEIGHT - SIZES - 20);
        for (int i = 0; i < order.length; i++) {
            Palette.Style style = new Palette.Style(true, order[i]);
            canvas.line(left + 4, placed[i], left + 22, placed[i], style.colour(), 2.6f);
            canvas.text(families.get(order[i]), left + 28, placed[i] + 5, Canvas.nameFont(), Canvas.INK);
        }
    }
}
