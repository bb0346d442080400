package prefbench.junit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.TrialOutcome.Failed;
import prefbench.experiment.TrialOutcome.Finished;
import prefbench.experiment.TrialResult;

/** One trial's turn in an invariant. */
record TrialInvocation(String arm, TrialOutcome outcome) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return "%s, seed %d".formatted(arm, outcome.spec().seed());
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of((BeforeEachCallback) context -> requireFinished(), new Resolver(outcome));
    }

    private void requireFinished() {
        if (outcome instanceof Failed failed) {
            throw new AssertionError(failed.reason());
        }
    }

    private record Resolver(TrialOutcome outcome) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TrialResult.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return ((Finished) outcome).result();
        }
    }
}
