/**
 * Policies over the valid actions of a page, and the writer of search queries.
 *
 * <p>{@link prefbench.policy.ChoicePolicy} is WebShop's choice model: a BERT encoder in HuggingFace's layout reads the state
 * and each distinct action, a bi-attention head scores every action against its state, and a value head reads the state's
 * first token. {@link prefbench.policy.ChoiceConfig} holds its sizes; {@code save} and {@code load} use a folder of
 * {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}. {@link prefbench.policy.RandomPolicy} is the
 * floor to compare with. Search queries come from a {@link prefbench.policy.QueryWriter}, one valid action each: by rule, or
 * written by BART ({@link prefbench.policy.bart.BartQueryWriter}).
 */
@NullMarked
package prefbench.policy;

import org.jspecify.annotations.NullMarked;
