package prefbench.experiment;

/** Which of the suite's limits an arm runs under: what is held equal when arms are compared. */
public enum BudgetKind {
    /** The suite's optimiser steps (and episodes, where it sets them). */
    EQUAL_STEPS,
    /** The suite's training seconds; such trials run one at a time, alone on the machine. */
    EQUAL_WALL_CLOCK
}
