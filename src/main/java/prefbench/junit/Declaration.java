package prefbench.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import prefbench.experiment.Comparison;
import prefbench.experiment.Family;
import prefbench.experiment.InvalidClaim;
import prefbench.experiment.Suite;
import prefbench.experiment.TrialResult;
import prefbench.learn.Recipe;

/** What an experiment's class declares, checked in full before anything expensive starts. */
record Declaration(Class<?> experiment, List<prefbench.experiment.Arm> arms) {

    static Declaration of(Class<?> experiment) {
        methods(experiment, EachTrial.class)
                .forEach(method -> requireParameter(method, EachTrial.class, TrialResult.class));
        methods(experiment, Claim.class).forEach(method -> requireParameter(method, Claim.class, Comparison.class));
        List<Method> declared = methods(experiment, Arm.class);
        if (declared.isEmpty()) {
            throw error("@Experiment class [%s] declares no @Arm method".formatted(experiment.getName()));
        }
        declared.forEach(Declaration::requireRecipe);
        Object instance = instance(experiment);
        List<prefbench.experiment.Arm> arms =
                declared.stream().map(method -> arm(method, instance)).toList();
        return new Declaration(experiment, arms);
    }

    String name() {
        return experiment.getSimpleName();
    }

    /**
     * Calls every claim with a comparison that knows the arms but has no results: the family is known before the first trial,
     * and wrong names and terms come to light.
     */
    Family rehearseClaims(Suite suite) {
        List<Family.Member> members = new ArrayList<>();
        for (Method claim : methods(experiment, Claim.class)) {
            requireModesty(claim);
            Object instance = instance(experiment);
            Comparison rehearsal = Comparison.rehearsal(name(), suite, arms)
                    .claiming(proposition -> members.add(new Family.Member(claim.getName(), proposition)));
            try {
                claim.setAccessible(true);
                claim.invoke(instance, rehearsal);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof InvalidClaim invalid) {
                    throw error("@Claim method [%s]: %s".formatted(claim.getName(), invalid.getMessage()));
                }
                // Anything else may come from the lack of results, and will show, or not, once they are there.
            } catch (IllegalAccessException e) {
                throw new JUnitException("@Claim method [%s] cannot be called".formatted(claim), e);
            }
        }
        return new Family(name(), members);
    }

    /** A method's name stands beside its verdict, and a verdict may say this word only when it is earned. */
    private static void requireModesty(Method claim) {
        String name = claim.getName().toLowerCase(Locale.ROOT);
        for (String word : List.of("equivalent", "comparable")) {
            if (name.contains(word)) {
                throw error(
                        "@Claim method [%s] must not be called %s: the name stands beside the verdict, whatever that is; say what differs by how much"
                                .formatted(claim.getName(), word));
            }
        }
    }

    private static prefbench.experiment.Arm arm(Method method, Object instance) {
        try {
            Object recipe = ReflectionSupport.invokeMethod(method, instance);
            if (recipe instanceof Recipe made) {
                return new prefbench.experiment.Arm(
                        method.getName(), made, method.getAnnotation(Arm.class).budget());
            }
        } catch (RuntimeException e) {
            throw new JUnitException(
                    "Configuration error: @Arm method [%s] threw %s".formatted(method.getName(), e), e);
        }
        throw error("@Arm method [%s] returned null".formatted(method.getName()));
    }

    private static Object instance(Class<?> experiment) {
        try {
            return ReflectionSupport.newInstance(experiment);
        } catch (RuntimeException e) {
            throw new JUnitException(
                    "Configuration error: @Experiment class [%s] needs a constructor without parameters that throws nothing"
                            .formatted(experiment.getName()),
                    e);
        }
    }

    private static void requireRecipe(Method method) {
        if (Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            throw error("@Arm method [%s] must not be private or static".formatted(method.getName()));
        }
        if (method.getParameterCount() > 0) {
            throw error("@Arm method [%s] must take no parameters but takes %d"
                    .formatted(method.getName(), method.getParameterCount()));
        }
        if (!Recipe.class.isAssignableFrom(method.getReturnType())) {
            throw error("@Arm method [%s] must return a Recipe but returns %s"
                    .formatted(method.getName(), method.getReturnType().getSimpleName()));
        }
    }

    private static void requireParameter(Method method, Class<? extends Annotation> annotation, Class<?> parameter) {
        List<Class<?>> found = List.of(method.getParameterTypes());
        if (!found.equals(List.of(parameter))) {
            throw error("@%s method [%s] must take one %s but takes %s"
                    .formatted(
                            annotation.getSimpleName(),
                            method.getName(),
                            parameter.getSimpleName(),
                            found.stream().map(Class::getSimpleName).toList()));
        }
    }

    private static List<Method> methods(Class<?> experiment, Class<? extends Annotation> annotation) {
        return ReflectionSupport.findMethods(
                        experiment, method -> method.isAnnotationPresent(annotation), HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static JUnitException error(String message) {
        return new JUnitException("Configuration error: " + message);
    }
}
