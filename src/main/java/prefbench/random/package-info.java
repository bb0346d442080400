/**
 * Randomness: {@link prefbench.random.RandomStreams} for everything of our own, {@link prefbench.random.PythonRandom} only
 * where the original program's draws have to be repeated.
 */
@NullMarked
package prefbench.random;

import org.jspecify.annotations.NullMarked;
