package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenNlpNounTaggerTest {
    private final NounTagger tagger = new OpenNlpNounTagger();

    @Test
    void findsTheNounsOfATitle() {
        assertThat(tagger.nouns("Men's Slim Fit Cotton Dress Shirt, Long Sleeve (Pack of 2)"))
                .contains("men", "cotton", "dress", "shirt", "pack")
                .doesNotContain("'s", "of", "2", ",", "(");
    }

    @Test
    void keepsRepetitionsAndOrder() {
        assertThat(tagger.nouns("Ice Roller for Face and Eye, Face Massage Ice Mold"))
                .containsSubsequence("ice", "face", "eye", "face", "ice");
    }

    @Test
    void emptyTitlesHaveNone() {
        assertThat(tagger.nouns("")).isEmpty();
        assertThat(tagger.nouns("123 456")).isEmpty();
    }

    @Test
    void namesItsModel() {
        assertThat(tagger.name()).isEqualTo("opennlp(opennlp-en-ud-ewt-pos-1.3-2.5.4.bin)");
    }
}
