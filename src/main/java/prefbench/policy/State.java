package prefbench.policy;

import java.util.List;

/**
 * What a policy decides on: the page as {@code text_rich} text, split into instruction and page, and the valid actions as
 * text ({@code search[...]}, {@code click[...]}), in the page's order.
 *
 * @param instruction the shopper's instruction, without its heading
 * @param page the rest of the observation, without the instruction
 * @param actions at least one action; equal texts are allowed and count as separate actions
 */
public record State(String instruction, String page, List<String> actions) {
    private static final String HEADING = "Instruction:";

    public State {
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a state needs at least one valid action, found none on the page: " + page);
        }
    }

    /**
     * Splits a {@code text_rich} observation (WebShop spec §5, and the states of il_trajs files) at its instruction heading
     * and the first button after it. An observation without a heading is all page.
     */
    public static State of(String observation, List<String> actions) {
        int heading = observation.indexOf(HEADING);
        if (heading < 0) {
            return new State("", observation.strip(), actions);
        }
        int start = heading + HEADING.length();
        int end = observation.indexOf("[button]", start);
        if (end < 0) {
            end = observation.length();
        }
        String page = observation.substring(0, heading) + observation.substring(end);
        return new State(observation.substring(start, end).strip(), page.strip(), actions);
    }

    /**
     * The observation that {@link #of} splits, white space apart: what stands before a page's first button stood before the
     * instruction. A page without buttons, which no shop shows with an instruction, comes after it.
     */
    String observation() {
        if (instruction.isEmpty()) {
            return page;
        }
        int button = page.indexOf("[button]");
        int head = Math.max(0, button);
        return page.substring(0, head) + HEADING + "\n" + instruction + "\n" + page.substring(head);
    }
}
