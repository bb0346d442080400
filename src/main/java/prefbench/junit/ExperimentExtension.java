package prefbench.junit;

import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import prefbench.experiment.Comparison;
import prefbench.experiment.Comparison.ArmTrials;
import prefbench.experiment.Family;
import prefbench.experiment.Findings;
import prefbench.experiment.Groundwork;
import prefbench.experiment.Laboratory;
import prefbench.experiment.Looked;
import prefbench.experiment.Settings;
import prefbench.experiment.TrialOutcome;
import prefbench.experiment.Verdicts;

/**
 * Behind {@link Experiment}: checks the declaration, runs the trials, judges all claims at once, and gives each test its trial
 * or the comparison. The laboratory is in the root store, shared by all experiments of a run and closed at its end.
 */
final class ExperimentExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestTemplateInvocationContextProvider,
                ParameterResolver,
                InvocationInterceptor {

    static final Namespace NAMESPACE = Namespace.create(ExperimentExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Declaration declaration = Declaration.of(context.getRequiredTestClass());
        Laboratory laboratory = laboratory(context);
        Family family = declaration.rehearseClaims(laboratory.suite());
        Verdicts.in(laboratory.reports()).startOver(declaration.name());
        Looked looked = laboratory.run(declaration.name(), declaration.arms(), family);
        Findings.of(looked.comparison()).write(laboratory.reports());
        Judgement judgement = new Judgement(looked);
        judgement.verdicts().forEach(Verdicts.in(laboratory.reports())::append);
        context.getStore(NAMESPACE).put(Judgement.class, judgement);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        context.getStore(NAMESPACE).remove(Judgement.class);
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getTestMethod()
                .map(method -> method.isAnnotationPresent(EachTrial.class))
                .orElse(false);
    }

    /** When the suite leaves out all arms. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        List<TestTemplateInvocationContext> invocations = new ArrayList<>();
        for (ArmTrials arm : comparison(context).arms()) {
            for (TrialOutcome outcome : arm.trials()) {
                invocations.add(new TrialInvocation(arm.arm().name(), outcome));
            }
        }
        return invocations.stream();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Comparison.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return comparison(context)
                .claiming(context.getStore(NAMESPACE)
                        .computeIfAbsent(Claimed.class, key -> claimed(context), Claimed.class));
    }

    private static Claimed claimed(ExtensionContext context) {
        Laboratory laboratory = laboratory(context);
        return new Claimed(
                context.getRequiredTestMethod().getName(),
                judgement(context),
                laboratory.enforcesClaims(),
                Verdicts.in(laboratory.reports()));
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.proceed();
        Claimed claimed = context.getStore(NAMESPACE).get(Claimed.class, Claimed.class);
        if (claimed != null && claimed.count() == 0) {
            throw new AssertionError("@Claim method [%s] claimed nothing: say assertThat(comparison).arm(...)"
                    .formatted(method.getExecutable().getName()));
        }
    }

    private static Comparison comparison(ExtensionContext context) {
        return judgement(context).comparison();
    }

    private static Judgement judgement(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Judgement.class, Judgement.class);
    }

    private static Laboratory laboratory(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.computeIfAbsent(
                Laboratory.class,
                key -> Laboratory.open(settings(context), new Groundwork(), InstantSource.system()),
                Laboratory.class);
    }

    /** JUnit's configuration parameters come from the launcher, system properties and junit-platform.properties, in this order. */
    private static Settings settings(ExtensionContext context) {
        return Settings.from(name -> context.getConfigurationParameter(name).orElse(null));
    }
}
