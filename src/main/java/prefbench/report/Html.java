package prefbench.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code index.html}: the templates, filled. */
final class Html {
    private Html() {}

    static String of(Page page) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Html.class.getClassLoader(), "prefbench.report");
        StringOutput html = new StringOutput();
        engine.render("index.jte", page, html);
        return html.toString();
    }

    static void write(Page page, Path folder) {
        Path file = folder.resolve("index.html");
        try {
            Files.writeString(file, of(page), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written, is the disk full?".formatted(file), e);
        }
    }
}
