package prefbench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** A picture under construction: a title strip on top, a chart below, and texts beside it. Not thread-safe. */
final class Canvas {
    static final Color INK = new Color(0x1B1B1F);
    static final Color SOFT_INK = new Color(0x62626B);
    static final Color GRID = new Color(0xE4E4E8);
    private static final int SCALE = 2;
    private static final int MARGIN = 24;

    private final int width;
    private final BufferedImage image;
    private final Graphics2D graphics;

    Canvas(int width, int height) {
        this.width = width;
        this.image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    /**
     * Why nothing can be drawn here, if so: a Java without fonts, as in slim containers, fails in many ways, most of them
     * errors rather than exceptions.
     */
    static Optional<String> obstacle() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            new Canvas(8, 8).text("a", 0, 8, font(Font.PLAIN, 8), INK);
            return Optional.empty();
        } catch (RuntimeException | InternalError | LinkageError e) {
            return Optional.of(
                    "no PNG charts: this Java cannot draw text (%s); install fontconfig and a font, for example with apt-get install fontconfig fonts-dejavu-core"
                            .formatted(e));
        }
    }

    static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Of arms' names. */
    static Font nameFont() {
        return font(Font.BOLD, 13);
    }

    void heading(String title, String subtitle) {
        text(fitted(title, font(Font.BOLD, 19)), MARGIN, 36, font(Font.BOLD, 19), INK);
        text(fitted(subtitle, font(Font.PLAIN, 13)), MARGIN, 58, font(Font.PLAIN, 13), SOFT_INK);
    }

    /** Paints the chart with its upper left corner at (x, y). */
    void chart(XYChart chart, int x, int y, int chartWidth, int chartHeight) {
        Graphics2D part = (Graphics2D) graphics.create(x, y, chartWidth, chartHeight);
        chart.paint(part, chartWidth, chartHeight);
        part.dispose();
    }

    void text(String text, double x, double baseline, Font font, Color colour) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) x, (float) baseline);
    }

    void rightAligned(String text, double right, double baseline, Font font, Color colour) {
        text(text, right - graphics.getFontMetrics(font).stringWidth(text), baseline, font, colour);
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float thickness, float... dash) {
        graphics.setColor(colour);
        graphics.setStroke(
                dash.length == 0
                        ? new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** Width of the widest of these texts. */
    int widest(List<String> texts, Font font) {
        return texts.stream().mapToInt(text -> widthOf(text, font)).max().orElse(0);
    }

    int widthOf(String text, Font font) {
        return graphics.getFontMetrics(font).stringWidth(text);
    }

    byte[] png() {
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String fitted(String text, Font font) {
        FontMetrics metrics = graphics.getFontMetrics(font);
        String fitting = text;
        while (fitting.length() > 1 && metrics.stringWidth(fitting) > width - 2 * MARGIN) {
            fitting = fitting.substring(0, fitting.length() - 2) + "…";
        }
        return fitting;
    }
}
