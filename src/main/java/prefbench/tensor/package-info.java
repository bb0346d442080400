/**
 * Tensors, automatic differentiation, one optimiser and one device: the only package that sees DJL (tokenizers apart).
 *
 * <p>Memory belongs to {@link prefbench.tensor.Scope}s, never to single tensors: every operation puts its result into the
 * innermost open scope of the calling thread. {@link prefbench.tensor.Parameters} own their memory themselves. A training
 * step is {@link prefbench.tensor.Trainer#step}: it alone builds a graph, so that whatever happens outside it needs none.
 *
 * <p>Three traps of the engine are closed here by construction. Tensors made from Java arrays are copied into memory that
 * torch owns, since autograd keeps what it saved alive only then. Constants are made by torch, never from a Java number
 * behind a buffer. Conversions between types, which cut the graph silently, are not offered.
 */
@NullMarked
package prefbench.tensor;

import org.jspecify.annotations.NullMarked;
