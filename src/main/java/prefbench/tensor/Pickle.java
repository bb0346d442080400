package prefbench.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prefbench.text.InputException;

/**
 * The part of Python's pickle machine that a state dict needs, protocols 2 to 5: numbers, texts, tuples, dicts with text
 * keys, the memo, and calls of what {@link Objects} knows. Whatever else a pickle asks for ends the reading with its name.
 *
 * <p>What is safe about it: no class is looked up and no method called by a name in the file; nothing is hashed but texts; no
 * recursion, so that nesting costs no stack; no count is believed before as many bytes are there, so that memory stays within
 * a small multiple of the file, of which at most {@value #LONGEST} bytes are read.
 *
 * <p>Why it is our own: net.razorvine:pickle looks constructors up in a static registry that cannot be cleared of what it does
 * not need here, keeps those look-ups package-private, calls {@code __setstate__} by reflection, and trusts lengths of 64 bits
 * before the bytes are there.
 */
final class Pickle {
    /** A model of a thousand tensors needs a twentieth of it. */
    static final int LONGEST = 4 << 20;

    static final String REMEDY = "load the file where you trust it, and save model.state_dict() alone, or safetensors";

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "a text",
            Tuple.class, "a tuple",
            Map.class, "a dict",
            None.class, "None",
            TorchTensor.class, "a tensor",
            TorchStorage.class, "a storage");

    private static final Object MARK = new Object();
    private static final int HIGHEST_PROTOCOL = 5;

    private final Path file;
    private final byte[] bytes;
    private final Objects objects;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int next;
    private int start;

    Pickle(Path file, byte[] bytes, Objects objects) {
        this.file = file;
        this.bytes = bytes;
        this.objects = objects;
    }

    /** What a pickle may call; both name what they refuse by a {@link Refusal}. */
    interface Objects {
        /** The value of {@code callable(arguments)}. */
        Object call(String callable, List<Object> arguments);

        /** What a persistent id stands for. */
        Object persistent(Object id);

        /** Whether {@code module.name} may be used at all. */
        boolean knows(String name);

        /** The rule that refusals quote. */
        String rule();
    }

    record Global(String name) {}

    record Tuple(List<Object> items) {}

    /** Python's None. */
    enum None {
        NONE
    }

    /** What was found that may not be there. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refusal(String found) {
            super(found, null, false, false);
        }
    }

    /**
     * The pickled value.
     *
     * @throws InputException if the pickle is damaged or asks for what is not allowed
     */
    Object load() {
        try {
            while (true) {
                start = next;
                int opcode = unsigned();
                if (opcode == '.') {
                    return pop();
                }
                execute(opcode);
            }
        } catch (Refusal e) {
            throw InputException.in(file, "data.pkl, byte " + start, e.getMessage(), objects.rule(), REMEDY);
        }
    }

    // Long, but one line for each opcode.
    private void execute(int opcode) {
        switch (opcode) {
            case 0x80 -> protocol(unsigned());
            case 0x95 -> take(8); // the length of a frame
            case '(' -> stack.add(MARK);
            case 'N' -> stack.add(None.NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'K' -> stack.add(little(1));
            case 'M' -> stack.add(little(2));
            case 'J' -> stack.add((long) (int) little(4));
            case 0x8a -> stack.add(whole(unsigned()));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(little(8))));
            case 'X' -> stack.add(text(little(4)));
            case 0x8c -> stack.add(text(little(1)));
            case 0x8d -> stack.add(text(little(8)));
            case ')' -> stack.add(new Tuple(List.of()));
            case 't' -> stack.add(new Tuple(popToMark()));
            case 0x85, 0x86, 0x87 -> stack.add(new Tuple(pop(opcode - 0x84)));
            case '}' -> stack.add(new LinkedHashMap<String, Object>());
            case 's' -> put(pop(2));
            case 'u' -> put(popToMark());
            case 'q' -> memo.put(unsigned(), peek());
            case 'r' -> memo.put((int) little(4), peek());
            case 0x94 -> memo.put(memo.size(), peek());
            case 'h' -> stack.add(remembered(unsigned()));
            case 'j' -> stack.add(remembered((int) little(4)));
            case 'c' -> stack.add(global(line() + "." + line()));
            case 0x93 -> stackGlobal();
            case 'R' -> call();
            case 'b' -> build();
            case 'Q' -> stack.add(objects.persistent(pop()));
            case 'i' -> throw new Refusal("an object of " + shown(line() + "." + line()));
            default -> throw new Refusal(PickleOpcode.name(opcode));
        }
    }

    private void protocol(int version) {
        if (version > HIGHEST_PROTOCOL) {
            throw new Refusal("pickle protocol " + version);
        }
    }

    private Global global(String name) {
        if (!objects.knows(name)) {
            throw new Refusal(shown(name));
        }
        return new Global(name);
    }

    private void stackGlobal() {
        List<Object> names = pop(2);
        if (!(names.get(0) instanceof String module) || !(names.get(1) instanceof String name)) {
            throw new Refusal("a global whose name is no text");
        }
        stack.add(global(module + "." + name));
    }

    private void call() {
        List<Object> call = pop(2);
        if (!(call.get(0) instanceof Global callable)) {
            throw new Refusal("a call of " + kind(call.get(0)));
        }
        if (!(call.get(1) instanceof Tuple arguments)) {
            throw new Refusal("arguments that are " + kind(call.get(1)));
        }
        stack.add(objects.call(callable.name(), arguments.items()));
    }

    /** A dict's attributes, torch's {@code _metadata} for one: nothing is made of them. */
    private void build() {
        pop();
        if (!(peek() instanceof Map)) {
            throw new Refusal("a state for " + kind(peek()));
        }
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> keysAndValues) {
        if (!(peek() instanceof Map)) {
            throw new Refusal("items for " + kind(peek()));
        }
        Map<String, Object> dict = (Map<String, Object>) peek();
        for (int i = 0; i + 1 < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof String key)) {
                throw new Refusal("a key that is " + kind(keysAndValues.get(i)));
            }
            dict.put(key, keysAndValues.get(i + 1));
        }
    }

    private Object remembered(int index) {
        Object value = memo.get(index);
        if (value == null) {
            throw new Refusal("memo entry %d, which was never stored".formatted(index));
        }
        return value;
    }

    private Object peek() {
        Object value = stack.isEmpty() ? MARK : stack.get(stack.size() - 1);
        if (value == MARK) {
            throw new Refusal("an empty stack");
        }
        return value;
    }

    private Object pop() {
        Object value = peek();
        stack.remove(stack.size() - 1);
        return value;
    }

    private List<Object> pop(int count) {
        Object[] values = new Object[count];
        for (int i = count - 1; i >= 0; i--) {
            values[i] = pop();
        }
        return List.of(values);
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        if (mark < 0) {
            throw new Refusal("an empty stack");
        }
        List<Object> values = List.copyOf(stack.subList(mark + 1, stack.size()));
        stack.subList(mark, stack.size()).clear();
        return values;
    }

    private int unsigned() {
        return (int) little(1);
    }

    private long little(int width) {
        ByteBuffer in = take(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (in.get() & 0xffL) << 8 * i;
        }
        return value;
    }

    /** LONG1: two's complement, little-endian. */
    private long whole(int width) {
        if (width > 8) {
            throw new Refusal("a whole number of %d bytes".formatted(width));
        }
        int unused = 64 - 8 * width;
        return width == 0 ? 0 : little(width) << unused >> unused;
    }

    private String text(long length) {
        ByteBuffer in = take(length);
        return StandardCharsets.UTF_8.decode(in).toString();
    }

    private String line() {
        int end = next;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String line = text(end - next);
        take(1);
        return line;
    }

    private ByteBuffer take(long count) {
        if (count < 0 || count > bytes.length - next) {
            throw new Refusal(
                    "%s bytes to read where %d are left".formatted(Long.toUnsignedString(count), bytes.length - next));
        }
        next += (int) count;
        return ByteBuffer.wrap(bytes, next - (int) count, (int) count).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A name from a file, made fit for a message. */
    static String shown(String name) {
        return "[" + printable(name) + "]";
    }

    /** The same without the brackets, for names that cannot be taken for the sentence around them. */
    static String printable(String name) {
        String cut = name.length() <= 80 ? name : name.substring(0, 80) + "...";
        return cut.replaceAll("[^\\p{Print}]", "?");
    }

    /** What a value is, in few words; never its contents, which may be without end. */
    static String kind(Object value) {
        if (value instanceof Global global) {
            return shown(global.name());
        }
        if (value instanceof Long || value instanceof Double || value instanceof Boolean) {
            return value.toString();
        }
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().isInstance(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
