package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir
    Path folder;

    @Test
    void aJarHasTheHashOfTheFolderItWasMadeFrom() throws IOException {
        write("prefbench/learn/Dpo.class", "dpo");
        write("prefbench/shop/search/Index.class", "index");
        write("prefbench/report/Html.class", "html");
        write("prefbench/learn/notes.txt", "notes");
        Path jar = folder.resolve("code.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("prefbench/shop/search/Index.class", "prefbench/learn/Dpo.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(folder.resolve("classes").resolve(name)));
            }
        }
        String hash = CodeHash.of(folder.resolve("classes"));
        assertThat(CodeHash.of(jar)).isEqualTo(hash);
        write("prefbench/report/Html.class", "other");
        assertThat(CodeHash.of(folder.resolve("classes"))).isEqualTo(hash);
        write("prefbench/learn/Dpo.class", "odp");
        assertThat(CodeHash.of(folder.resolve("classes"))).isNotEqualTo(hash);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("classes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void thisProcessKnowsItsEngines() {
        Identity identity = Identity.ofThisProcess();
        assertThat(identity.determinants())
                .containsOnlyKeys("code", "djl", "java", "jni", "lucene", "processor", "threads", "tokenizers", "torch")
                .containsEntry("djl", "0.32.0")
                .containsEntry("jni", "2.5.1-0.32.0")
                .containsEntry("lucene", "9.12.3")
                .containsEntry("threads", "1");
        assertThat(identity.determinants().get("torch")).startsWith("2.5.1");
        assertThat(identity.determinants().get("code")).hasSize(64);
        assertThat(Identity.ofThisProcess()).isEqualTo(identity);
    }

    @Test
    void processorsAreToldApartAsTorchDoes() {
        String avx512 = "flags\t\t: fpu fma avx2 avx512f avx512dq avx512bw avx512vl";
        assertThat(Processor.capability(List.of("model name : x", avx512), null))
                .isEqualTo("AVX512");
        assertThat(Processor.capability(List.of("flags : fpu fma avx2 avx512f"), ""))
                .isEqualTo("AVX2");
        assertThat(Processor.capability(List.of("flags : fpu sse2"), null)).isEqualTo("DEFAULT");
        assertThat(Processor.capability(List.of(avx512), "avx2")).isEqualTo("AVX2");
    }
}
