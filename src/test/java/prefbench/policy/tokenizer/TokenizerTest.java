package prefbench.policy.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prefbench.text.InputException;

class TokenizerTest {
    private static final List<String> TEXTS = List.of(
            "i am looking for a blue cotton shirt, and price lower than 40.00 dollars",
            "[button] Back to Search [button_]\n[clicked button] X-Large [clicked button_]\nPrice: $23.99",
            "Cotton shirts for men, machine wash; Café crème, 12 ounce (pack of 3)",
            "blue shirt blue shirt blue shirts cotton price price");

    private static Tokenizer tokenizer;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        tokenizer = Tokenizer.train(TEXTS, 220);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void markersAreSingleTokens() {
        assertThat(tokenizer.encode("[button] blue [button_]")).containsExactly(5, tokenizer.id("blue"), 6);
        assertThat(tokenizer.encode("[clicked button]x[clicked button_]"))
                .startsWith(7)
                .endsWith(8);
        assertThat(tokenizer.id(Tokenizer.PADDING)).isZero();
        assertThat(tokenizer.id(Tokenizer.START)).isEqualTo(2);
        assertThat(tokenizer.id(Tokenizer.SEPARATOR)).isEqualTo(3);
    }

    @Test
    void lowersCaseAndStripsAccents() {
        assertThat(tokenizer.encode("BLUE Cotton")).isEqualTo(tokenizer.encode("blue cotton"));
        assertThat(tokenizer.encode("café")).isEqualTo(tokenizer.encode("CAFE")).doesNotContain(1);
    }

    @Test
    void frequentWordsAreOneTokenAndOthersFallToPieces() {
        assertThat(tokenizer.encode("shirt")).hasSize(1);
        assertThat(tokenizer.encode("shoe").length).isGreaterThan(1);
        assertThat(tokenizer.encode("shoe")).doesNotContain(1);
        assertThat(tokenizer.encode("日")).containsExactly(1);
    }

    @Test
    void addsNothingAroundAndCutsNothing() {
        String text = "blue ".repeat(2000);
        assertThat(tokenizer.encode(text)).hasSize(2000).containsOnly(tokenizer.id("blue"));
        assertThat(tokenizer.encode("")).isEmpty();
    }

    @Test
    void isTheSameForTheSameTextsInAnyOrder() {
        List<String> reversed = new ArrayList<>(TEXTS);
        Collections.reverse(reversed);
        try (Tokenizer again = Tokenizer.train(reversed, 220)) {
            assertThat(again.sha256()).isEqualTo(tokenizer.sha256());
            assertThat(again.size()).isEqualTo(tokenizer.size()).isLessThanOrEqualTo(220);
        }
    }

    @Test
    void savedAndLoadedItEncodesAlike() {
        Path file = folder.resolve("tokenizer.json");
        tokenizer.save(file);
        try (Tokenizer loaded = Tokenizer.load(file)) {
            assertThat(loaded.sha256()).isEqualTo(tokenizer.sha256());
            assertThat(loaded.size()).isEqualTo(tokenizer.size());
            assertThat(loaded.encode(TEXTS.get(1))).isEqualTo(tokenizer.encode(TEXTS.get(1)));
        }
    }

    @Test
    void needsRoomForEveryLetter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tokenizer.train(List.of("abc cab"), 10))
                .withMessage("vocabularySize must be at least 81 for the letters of these texts, was 10");
    }

    @Test
    void namesDamagedFiles() throws IOException {
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> Tokenizer.load(missing))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(missing + ": cannot be read (java.nio.file.NoSuchFileException");
        Path cut = folder.resolve("cut.json");
        tokenizer.save(cut);
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 500));
        assertThatThrownBy(() -> Tokenizer.load(cut))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(cut + ", 500 bytes: found text that is not JSON (")
                .hasMessageEndingWith(
                        "; HuggingFace's tokenizer.json format is expected; make or copy the checkpoint again");
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        assertThatThrownBy(() -> Tokenizer.load(empty))
                .hasMessage(empty + ", model.vocab: found no vocabulary; a tokenizer.json holds one;"
                        + " make or copy the checkpoint again");
        Path bare = folder.resolve("bare.json");
        tokenizer.save(bare);
        String text = Files.readString(bare).replace("[clicked button_]", "[other]");
        Files.write(bare, text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Tokenizer.load(bare))
                .hasMessageStartingWith(
                        bare + ", added_tokens: found no token [clicked button_]; a policy needs [PAD] [UNK]");
    }
}
