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
    void hyphensAndSlashesBesideFiguresDoNotCut() {
        assertThat(tagger.nouns("Core i3-8130U Laptop with DVD/VCR, 9-Inch X-Ray"))
                .contains("i3-8130u", "dvd", "vcr", "9-inch", "ray")
                .doesNotContain("i3", "-", "/");
    }

    @Test
    void figuresAreNoNouns() {
        assertThat(tagger.nouns("Bar 3.1 Bar 2.1")).containsExactly("bar", "bar");
    }

    @Test
    void capitalisedAdjectivesAndVerbsArePartsOfNames() {
        assertThat(tagger.nouns("Slim Fit Running Shirt"))
                .contains("slim", "shirt")
                .doesNotContain("running");
    }

    @Test
    void namesItsModel() {
        assertThat(tagger.name()).isEqualTo("opennlp(opennlp-en-ud-ewt-pos-1.3-2.5.4.bin, title case 1)");
    }
}
