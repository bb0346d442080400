package prefbench.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * Signals that a method of an {@link Experiment} claims something about its arms.
 *
 * <p>The method takes one {@link prefbench.experiment.Comparison} and makes its claim by {@link
 * Assertions#assertThat(prefbench.experiment.Comparison)}. It is called twice: once before any trial, with an empty
 * comparison, so that a claim about an arm that does not exist fails at once; and once with the results. What it claims the
 * first time is what is judged, together with the experiment's other claims; what it claims only the second time is
 * inconclusive. A method that claims nothing fails. Its name must not say that arms are equivalent or comparable.
 *
 * <p>Supported = passed; refuted = failed under {@code prefbench.claims=enforce}, else skipped; inconclusive = skipped.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
public @interface Claim {}
