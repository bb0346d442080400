package prefbench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import prefbench.experiment.Metric;

/** All PNG charts of a report. */
final class Charts {
    static final List<Metric> METRICS = List.of(Metric.SUCCESS_RATE, Metric.SCORE);

    private Charts() {}

    /**
     * A chart as a file.
     *
     * @param file name in the folder {@code charts}
     * @param title for those who cannot see it, too
     */
    record Picture(String file, String title, String caption, byte[] png) {
        /** {@code success rate by steps}. */
        String shortName() {
            return file.substring(file.indexOf('_') + 1, file.length() - ".png".length())
                    .replace('_', ' ');
        }
    }

    static List<Picture> of(Group group) {
        List<Picture> pictures = new ArrayList<>();
        for (Metric metric : METRICS) {
            BarChart bars = new BarChart(group, metric);
            if (bars.exists()) {
                pictures.add(new Picture(bars.file(), bars.title(), bars.caption(), bars.png()));
            }
            for (Axis axis : Axis.values()) {
                CurveChart curves = new CurveChart(group, metric, axis);
                if (curves.exists()) {
                    pictures.add(new Picture(curves.file(), curves.title(), curves.caption(), curves.png()));
                }
            }
        }
        return pictures;
    }

    /** Into the folder {@code charts}, from which those of an earlier report are removed. */
    static void write(List<Picture> pictures, Path folder) {
        Path charts = folder.resolve("charts");
        try {
            Files.createDirectories(charts);
            try (DirectoryStream<Path> old = Files.newDirectoryStream(charts, "*.png")) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
            for (Picture picture : pictures) {
                Files.write(charts.resolve(picture.file()), picture.png());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s: charts cannot be written, is the disk full?".formatted(charts), e);
        }
    }
}
