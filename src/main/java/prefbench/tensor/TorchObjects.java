package prefbench.tensor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pickle of a state dict may name: ordered dicts, tensors, parameters, and storages by persistent id. */
final class TorchObjects implements Pickle.Objects {
    /** Torch's own limit. */
    static final int DIMENSIONS = 64;

    private static final String DICT = "collections.OrderedDict";
    private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
    private static final String PARAMETER = "torch._utils._rebuild_parameter";
    private static final Map<String, String> STORAGES = Map.of(
            "torch.FloatStorage", "F32",
            "torch.DoubleStorage", "F64",
            "torch.HalfStorage", "F16",
            "torch.BFloat16Storage", "BF16",
            "torch.LongStorage", "I64",
            "torch.IntStorage", "I32",
            "torch.ShortStorage", "I16",
            "torch.CharStorage", "I8",
            "torch.ByteStorage", "U8",
            "torch.BoolStorage", "BOOL");

    @Override
    public boolean knows(String name) {
        return name.equals(DICT) || name.equals(TENSOR) || name.equals(PARAMETER) || STORAGES.containsKey(name);
    }

    @Override
    public String rule() {
        return "a state dict needs %s, %s, %s and torch's storages, and nothing else is run or made"
                .formatted(DICT, TENSOR, PARAMETER);
    }

    @Override
    public Object call(String callable, List<Object> arguments) {
        if (callable.equals(DICT) && arguments.isEmpty()) {
            return new LinkedHashMap<String, Object>();
        }
        if (callable.equals(TENSOR) && arguments.size() >= 6 && arguments.get(0) instanceof TorchStorage storage) {
            return new TorchTensor(
                    storage, whole(arguments.get(1)), wholes(arguments.get(2)), wholes(arguments.get(3)));
        }
        if (callable.equals(PARAMETER) && arguments.size() == 3 && arguments.get(0) instanceof TorchTensor tensor) {
            return tensor;
        }
        throw new Pickle.Refusal("a call of %s with other arguments than torch's".formatted(callable));
    }

    /** {@code ('storage', storage type, key, location, count)}; the location, a device, is of no interest. */
    @Override
    public Object persistent(Object id) {
        if (id instanceof Pickle.Tuple tuple
                && tuple.items().size() == 5
                && tuple.items().get(0).equals("storage")
                && tuple.items().get(1) instanceof Pickle.Global type
                && STORAGES.containsKey(type.name())
                && tuple.items().get(2) instanceof String key
                && tuple.items().get(4) instanceof Long count
                && count >= 0) {
            return new TorchStorage(key, STORAGES.get(type.name()), count);
        }
        throw new Pickle.Refusal("a persistent id that is no storage's");
    }

    private static long[] wholes(Object value) {
        if (!(value instanceof Pickle.Tuple tuple)) {
            throw new Pickle.Refusal("sizes that are " + Pickle.kind(value));
        }
        if (tuple.items().size() > DIMENSIONS) {
            // A tuple of the memo serves any number of tensors, and each would get a copy.
            throw new Pickle.Refusal("%d sizes, where torch has at most %d"
                    .formatted(tuple.items().size(), DIMENSIONS));
        }
        return tuple.items().stream().mapToLong(TorchObjects::whole).toArray();
    }

    private static long whole(Object value) {
        if (!(value instanceof Long number)) {
            throw new Pickle.Refusal("a size that is " + Pickle.kind(value));
        }
        return number;
    }
}
