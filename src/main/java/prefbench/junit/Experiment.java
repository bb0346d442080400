package prefbench.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Signals that a class is an experiment: recipes to be compared, invariants of their trials, and claims about them.
 *
 * <p>The class needs a constructor without parameters and at least one {@link Arm}. It is created once to read its arms, and
 * once more for each test. Its trials run before its first test. Tests run by kind, invariants before claims, then by name.
 *
 * <h2>Settings</h2>
 *
 * <p>System properties {@code prefbench.suite}, {@code prefbench.shop}, {@code prefbench.claims}, ...: see {@link
 * prefbench.experiment.Settings}. Without any, the smoke suite runs, which judges no claim.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ExtendWith(ExperimentExtension.class)
@TestMethodOrder(InvariantsFirst.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface Experiment {}
