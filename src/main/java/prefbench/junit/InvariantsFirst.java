package prefbench.junit;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Tests by kind, invariants before claims, then by name. */
final class InvariantsFirst implements MethodOrderer {

    @Override
    public void orderMethods(MethodOrdererContext context) {
        context.getMethodDescriptors()
                .sort(Comparator.<MethodDescriptor, Boolean>comparing(method -> method.isAnnotated(Claim.class))
                        .thenComparing(method -> method.getMethod().getName()));
    }
}
