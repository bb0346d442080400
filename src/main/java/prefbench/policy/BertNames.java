package prefbench.policy;

import java.util.regex.Pattern;
import prefbench.tensor.StateDict;

/**
 * Names of a BERT's tensors, as others wrote them, under those of {@link BertEncoder} with the prefix {@code bert.}:
 *
 * <ul>
 *   <li>{@code embeddings.*}, {@code encoder.*} and {@code pooler.*} without a prefix get {@code bert.};
 *   <li>{@code LayerNorm.gamma} and {@code LayerNorm.beta}, of TensorFlow's days, become {@code weight} and {@code bias};
 *   <li>{@code bert.pooler.*} and {@code cls.*}, heads of the pre-training, and {@code bert.embeddings.position_ids} and
 *       {@code token_type_ids}, whole numbers that count up or are zero, are left out: this encoder has no use for them.
 * </ul>
 */
final class BertNames {
    static final String WORDS = "bert.embeddings.word_embeddings.weight";

    private static final Pattern BARE = Pattern.compile("(embeddings|encoder|pooler)\\..*");
    private static final Pattern IGNORED =
            Pattern.compile("bert\\.pooler\\..*|cls\\..*|bert\\.embeddings\\.(position_ids|token_type_ids)");

    private BertNames() {}

    static StateDict of(StateDict stored) {
        return stored.renamed(BertNames::current)
                .without(name -> IGNORED.matcher(name).matches());
    }

    private static String current(String name) {
        String full = BARE.matcher(name).matches() ? "bert." + name : name;
        return full.replaceFirst("LayerNorm\\.gamma$", "LayerNorm.weight")
                .replaceFirst("LayerNorm\\.beta$", "LayerNorm.bias");
    }
}
