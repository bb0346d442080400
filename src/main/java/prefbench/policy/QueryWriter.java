package prefbench.policy;

import java.util.List;

/** Writes search queries for an instruction; each becomes one valid action {@code search[query]} of the search page. */
public interface QueryWriter {

    /**
     * From one to {@code k} distinct queries, best guess first: lower-case, not blank, without square brackets. The same
     * instruction always gives the same list.
     */
    List<String> candidates(String instruction);

    /** Up to four queries by rule: the instruction without its price clause, and ever shorter forms of it. */
    static QueryWriter byRule() {
        return new RuleQueryWriter();
    }
}
