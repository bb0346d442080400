package prefbench.tensor;

import java.util.Map;

/** Names of the opcodes that {@link Pickle} refuses, as Python's pickletools has them. */
final class PickleOpcode {
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry((int) ']', "EMPTY_LIST"),
            Map.entry((int) 'l', "LIST"),
            Map.entry((int) 'd', "DICT"),
            Map.entry((int) 'a', "APPEND"),
            Map.entry((int) 'e', "APPENDS"),
            Map.entry((int) 'o', "OBJ"),
            Map.entry(0x81, "NEWOBJ"),
            Map.entry(0x92, "NEWOBJ_EX"),
            Map.entry(0x82, "EXT1"),
            Map.entry(0x83, "EXT2"),
            Map.entry(0x84, "EXT4"),
            Map.entry((int) 'P', "PERSID"),
            Map.entry((int) 'B', "BINBYTES"),
            Map.entry((int) 'C', "SHORT_BINBYTES"),
            Map.entry(0x8e, "BINBYTES8"),
            Map.entry(0x96, "BYTEARRAY8"),
            Map.entry((int) 'T', "BINSTRING"),
            Map.entry((int) 'U', "SHORT_BINSTRING"),
            Map.entry((int) 'S', "STRING"),
            Map.entry(0x8b, "LONG4"),
            Map.entry(0x8f, "EMPTY_SET"),
            Map.entry(0x91, "FROZENSET"),
            Map.entry((int) '2', "DUP"));

    private PickleOpcode() {}

    /** {@code pickle opcode NEWOBJ}, or the number of one without a name here. */
    static String name(int opcode) {
        return "pickle opcode " + NAMES.getOrDefault(opcode, "0x%02x".formatted(opcode));
    }
}
