/**
 * BART, the sequence-to-sequence model that writes WebShop's search queries, with HuggingFace's parameter names and numbers.
 *
 * <p>{@link prefbench.policy.bart.BartQueryWriter} is what others use: an instruction in, the queries of a beam search out.
 * Its folder holds {@code config.json}, {@code model.safetensors} and {@code tokenizer.json}, as HuggingFace writes them.
 */
@NullMarked
package prefbench.policy.bart;

import org.jspecify.annotations.NullMarked;
