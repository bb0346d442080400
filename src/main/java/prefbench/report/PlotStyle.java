package prefbench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.XYStyler;

/** The look that all charts share. */
final class PlotStyle {
    private PlotStyle() {}

    static XYChart chart(int width, int height, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false);
        styler.setChartTitleVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartPadding(12);
        styler.setLocale(Locale.ROOT);
        styler.setPlotContentSize(1);
        styler.setPlotMargin(0);
        axes(styler);
        return chart;
    }

    private static void axes(XYStyler styler) {
        styler.setPlotGridLinesColor(Canvas.GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setAxisTicksLineVisible(false);
        styler.setAxisTicksMarksVisible(false);
        styler.setAxisTickPadding(8);
        styler.setAxisTitlePadding(10);
        styler.setAxisTitleFont(Canvas.font(Font.PLAIN, 13));
        styler.setChartFontColor(Canvas.SOFT_INK);
        styler.setAxisTickLabelsFont(Canvas.font(Font.PLAIN, 12));
        styler.setAxisTickLabelsColor(Canvas.SOFT_INK);
        styler.setDecimalPattern("#,##0.##");
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setYAxisTickMarkSpacingHint(56);
    }

    /** A round number above all values, so that axes start at 0 and leave room. */
    static double ceiling(double highest) {
        for (double step : new double[] {5, 10, 20, 30, 40, 50, 60, 70, 80, 90}) {
            if (highest <= step) {
                return step;
            }
        }
        return 100;
    }
}
