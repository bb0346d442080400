package prefbench.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import prefbench.experiment.BudgetKind;

/**
 * Signals that a method of an {@link Experiment} returns an arm's {@link prefbench.learn.Recipe}. The method's name is the
 * arm's.
 *
 * <p>The method must not be private or static, and takes no parameters. It is called once, before any trial; it must return
 * an equal recipe whenever it is called. Arms are ordered by name, never by reflection's order.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Arm {

    /** What is held equal between arms: the suite's optimiser steps, or its training seconds. */
    BudgetKind budget() default BudgetKind.EQUAL_STEPS;
}
