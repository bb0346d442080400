package prefbench.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code index.html} and {@code paper.html}: the templates, filled. */
final class Html {
    private Html() {}

    static String of(Page page) {
        return of(page, "index.jte");
    }

    /** The page that sets the paper's figures beside ours. */
    static String besidePaper(Page page) {
        return of(page, "paper.jte");
    }

    private static String of(Page page, String template) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Html.class.getClassLoader(), "prefbench.report");
        StringOutput html = new StringOutput();
        engine.render(template, page, html);
        return html.toString();
    }

    static void write(Page page, Path folder) {
        write(of(page), folder.resolve("index.html"));
        write(besidePaper(page), folder.resolve("paper.html"));
    }

    private static void write(String html, Path file) {
        try {
            Files.writeString(file, html, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written, is the disk full?".formatted(file), e);
        }
    }
}
