/**
 * Text to token ids: WordPiece vocabularies trained in Java on a shop's own text, written as HuggingFace's
 * {@code tokenizer.json}, and encoded by HuggingFace's tokenizers through DJL. The only package that sees them.
 */
@NullMarked
package prefbench.policy.tokenizer;

import org.jspecify.annotations.NullMarked;
