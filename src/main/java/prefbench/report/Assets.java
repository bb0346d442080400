package prefbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets and scripts that are written into the page, so that it needs no network. */
final class Assets {
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private Assets() {}

    static String style() {
        return text(UPLOT + "uPlot.min.css") + "\n" + text("/prefbench/report/style.css");
    }

    static String script() {
        return text(UPLOT + "uPlot.iife.min.js") + "\n" + text("/prefbench/report/curves.js");
    }

    static String text(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("%s is not on the class path".formatted(resource));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read".formatted(resource), e);
        }
    }
}
