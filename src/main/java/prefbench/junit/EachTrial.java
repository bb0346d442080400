package prefbench.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;

/**
 * Signals that a method of an {@link Experiment} holds an invariant of every trial: a test for each arm and seed.
 *
 * <p>The method takes one {@link prefbench.experiment.TrialResult}. It must never assert an outcome: whether an arm is any
 * good is for a {@link Claim} to say. The test of a trial that has failed fails, with the end of its log.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
public @interface EachTrial {}
