package prefbench.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import org.jspecify.annotations.Nullable;

/**
 * The default tagger: Apache OpenNLP's English part-of-speech model (Universal Dependencies, EWT), from the class path.
 *
 * <p>The original uses spaCy's {@code en_core_web_sm}; titles are cut into tokens by spaCy's main rules here too, and both
 * models use the tags NOUN and PROPN, but they do not always agree. Thread-safe, one title at a time.
 */
public final class OpenNlpNounTagger implements NounTagger {
    private static final String MODEL = "opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    // Words with inner apostrophes, points or digits; the possessive apart; any other character by itself.
    private static final Pattern TOKEN = Pattern.compile(
            "['’]s\\b|[\\p{L}\\p{M}\\p{N}_]+(?:[.,](?=\\p{N})[\\p{N}]+|\\.(?=\\p{L})[\\p{L}]+|['’](?!s\\b)\\p{L}+)*|\\S");

    private @Nullable POSTaggerME tagger;

    /** Checks that the model is there; it is loaded with the first title. */
    public OpenNlpNounTagger() {
        if (OpenNlpNounTagger.class.getResource("/" + MODEL) == null) {
            throw new IllegalStateException(
                    "%s is not on the class path; add org.apache.opennlp:opennlp-models-pos-en".formatted(MODEL));
        }
    }

    private POSTaggerME tagger() {
        if (tagger == null) {
            try (InputStream in = OpenNlpNounTagger.class.getResourceAsStream("/" + MODEL)) {
                tagger = new POSTaggerME(new POSModel(in));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + MODEL, e);
            }
        }
        return tagger;
    }

    @Override
    public String name() {
        return "opennlp(" + MODEL + ")";
    }

    @Override
    public synchronized List<String> nouns(String title) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(title);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        String[] tags = tagger().tag(tokens.toArray(String[]::new));
        List<String> nouns = new ArrayList<>();
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].equals("NOUN") || tags[i].equals("PROPN")) {
                nouns.add(tokens.get(i).toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(nouns);
    }
}
