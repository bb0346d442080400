package prefbench.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's traps stay shut only as long as nobody outside can reach its arrays. */
class TensorApiTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                AdamW.class,
                Carried.class,
                Device.class,
                Metrics.class,
                Parameters.class,
                Parameters.Array.class,
                Safetensors.class,
                Scope.class,
                Tensor.class,
                TensorType.class,
                Trainer.class,
                Update.class
            })
    void noPublicMemberShowsTheEngine(Class<?> type) {
        Stream<Executable> members =
                Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()));
        assertThat(members.filter(member ->
                        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers())))
                .allSatisfy(member -> {
                    assertThat(member.getParameterTypes()).noneMatch(TensorApiTest::ofTheEngine);
                    if (member instanceof Method method) {
                        assertThat(method.getReturnType())
                                .matches(returned -> !ofTheEngine(returned), "not of the engine");
                    }
                });
        assertThat(Arrays.stream(type.getDeclaredFields()).filter(field -> Modifier.isPublic(field.getModifiers())))
                .allSatisfy(field -> assertThat(ofTheEngine(field.getType())).isFalse());
    }

    private static boolean ofTheEngine(Class<?> type) {
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        return element.getName().startsWith("ai.djl.") || Number.class.isAssignableFrom(element);
    }
}
