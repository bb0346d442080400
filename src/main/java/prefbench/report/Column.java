package prefbench.report;

/**
 * A column of a {@link Table}.
 *
 * @param unit {@code ""} for names and texts
 * @param meaning one phrase, without a full stop
 */
record Column(String name, String unit, String meaning) {
    static Column text(String name, String meaning) {
        return new Column(name, "", meaning);
    }

    /** Meaning and unit, as shown when a reader points at the column. */
    String help() {
        return unit.isEmpty() ? meaning : meaning + " [" + unit + "]";
    }
}
