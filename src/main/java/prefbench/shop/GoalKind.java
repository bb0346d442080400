package prefbench.shop;

/** Who wrote the instructions. */
public enum GoalKind {
    /** People: {@code items_human_ins.json}. */
    HUMAN,
    /** A template filled from attributes and options: {@code items_ins_v2.json}. */
    SYNTHETIC,
    /** {@link #HUMAN} if the shop has at least {@value #ENOUGH_HUMAN_GOALS} human goals, else {@link #SYNTHETIC}. */
    AUTO;

    /** From how many human goals on {@link #AUTO} chooses them. */
    public static final int ENOUGH_HUMAN_GOALS = 500;
}
