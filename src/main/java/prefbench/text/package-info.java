/**
 * Text as the shop needs it: token_set_ratio by difflib's rules ({@link prefbench.text.TokenSetRatio}), noun tags ({@link
 * prefbench.text.NounTagger}), prices ({@link prefbench.text.PriceText}), Python's way of writing and trimming values
 * ({@link prefbench.text.PythonText}), and the exception for bad input that names itself.
 */
@NullMarked
package prefbench.text;

import org.jspecify.annotations.NullMarked;
