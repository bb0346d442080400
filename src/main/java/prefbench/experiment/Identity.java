package prefbench.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What determines a trial's result beside its specification: code, engines, torch threads, processor. Equal specifications
 * under equal identities have equal results, byte for byte.
 *
 * @param determinants sorted; values are hashes, versions and names
 */
public record Identity(Map<String, String> determinants) {
    private static final String ABSENT = "none";

    public Identity {
        determinants = java.util.Collections.unmodifiableMap(new TreeMap<>(determinants));
    }

    /** Of this process and all workers it forks: they share class path, machine and environment. */
    public static Identity ofThisProcess() {
        Map<String, String> determinants = new TreeMap<>();
        determinants.put("code", CodeHash.ofThisCode());
        determinants.put("djl", property("/pytorch-engine.properties", "djl_version"));
        determinants.put("torch", torch());
        determinants.put("jni", property("/jnilib/pytorch.properties", "jni_version"));
        determinants.put("tokenizers", property("/native/lib/tokenizers.properties", "version"));
        determinants.put("lucene", version("org.apache.lucene.util.Version"));
        determinants.put("java", System.getProperty("java.specification.version"));
        determinants.put("threads", "1");
        determinants.put("processor", Processor.capability());
        return new Identity(determinants);
    }

    /** The trial's name in the run store: SHA-256 of the specification without its paths, and of the determinants. */
    public String key(TrialSpec spec) {
        return Json.sha256(Run.canonical(spec) + "\n" + Json.line(determinants));
    }

    /** Whether the natives on the class path are CUDA's. */
    static boolean hasCudaNatives() {
        return property("/native/lib/pytorch.properties", "flavor").startsWith("cu");
    }

    private static String torch() {
        String file = "/native/lib/pytorch.properties";
        return "%s %s %s".formatted(property(file, "version"), property(file, "flavor"), property(file, "classifier"));
    }

    private static String property(String resource, String key) {
        try (InputStream in = Identity.class.getResourceAsStream(resource)) {
            if (in == null) {
                return ABSENT;
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty(key, ABSENT);
        } catch (IOException e) {
            throw new UncheckedIOException("%s on the class path cannot be read".formatted(resource), e);
        }
    }

    private static String version(String className) {
        try {
            String version = Class.forName(className, false, Identity.class.getClassLoader())
                    .getPackage()
                    .getImplementationVersion();
            return version == null ? ABSENT : version.split(" ")[0];
        } catch (ClassNotFoundException e) {
            return ABSENT;
        }
    }
}
