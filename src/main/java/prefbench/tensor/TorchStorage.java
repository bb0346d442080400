package prefbench.tensor;

/**
 * A run of numbers that tensors of a torch file lie in.
 *
 * @param key name of its entry under {@code data/}
 * @param type as safetensors names it: F32, I64, ...
 * @param count numbers, as the pickle says
 */
record TorchStorage(String key, String type, long count) {}
