package prefbench.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs experiment classes as JUnit does. */
record Engine(Path reports) {

    /** @param parameters names and values of configuration parameters, in turns */
    EngineExecutionResults run(Class<?> experiment, String... parameters) {
        var builder = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(experiment))
                .configurationParameter("reports", reports.toString());
        for (int i = 0; i < parameters.length; i += 2) {
            builder.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return builder.execute();
    }

    static String thrown(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
