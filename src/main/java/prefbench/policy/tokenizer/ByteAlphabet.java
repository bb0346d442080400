package prefbench.policy.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The 256 letters that byte-level BPE spells with (Radford et al., "Language Models are Unsupervised Multitask Learners",
 * 2019, §2.2): a visible Latin-1 character stands for its own byte, and the other bytes take the code points from 256 on. A
 * space is {@code Ġ}.
 */
final class ByteAlphabet {
    private static final String[] LETTERS = letters();

    private ByteAlphabet() {}

    /** All of them, in the order of their code points: the order of ids in BART's own vocabulary. */
    static List<String> sorted() {
        return List.of(LETTERS).stream().sorted().toList();
    }

    static List<String> spell(String text) {
        List<String> spelt = new ArrayList<>();
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            spelt.add(LETTERS[value & 0xff]);
        }
        return spelt;
    }

    private static String[] letters() {
        String[] letters = new String[256];
        int next = 256;
        for (int value = 0; value < letters.length; value++) {
            letters[value] = Character.toString(visible(value) ? value : next++);
        }
        return letters;
    }

    private static boolean visible(int value) {
        return value >= '!' && value <= '~' || value >= 0xa1 && value <= 0xac || value >= 0xae;
    }
}
