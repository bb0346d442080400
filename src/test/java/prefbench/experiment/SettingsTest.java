package prefbench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prefbench.text.InputException;

class SettingsTest {

    @Test
    void blankPropertiesCountAsAbsent() {
        Settings settings =
                Settings.from(Map.of("prefbench.shop", "", "prefbench.claims", " ", "prefbench.suite", "")::get);
        assertThat(settings).isEqualTo(Settings.from(name -> null));
        assertThat(settings.suite()).isEqualTo("smoke");
        assertThat(settings.shop()).isEmpty();
        assertThat(settings.enforceClaims()).isFalse();
        assertThat(settings.runs()).isEqualTo(Path.of("reports/runs"));
    }

    @Test
    void propertiesAreTakenOver() {
        Settings settings = Settings.from(Map.of(
                "prefbench.suite", "nightly",
                "prefbench.seedsAtMost", "20",
                "prefbench.shop", "/shop",
                "prefbench.queries", "/writer",
                "prefbench.checkpoint", "/mine",
                "prefbench.claims", "enforce",
                "prefbench.skipBad", "true",
                "prefbench.yes", "true")::get);
        assertThat(settings.suite()).isEqualTo("nightly");
        assertThat(settings.seedsAtMost()).contains(20);
        assertThat(settings.shop()).contains(Path.of("/shop"));
        assertThat(settings.queries()).contains(Path.of("/writer"));
        assertThat(settings.checkpoint()).contains(Path.of("/mine"));
        assertThat(settings.enforceClaims()).isTrue();
        assertThat(settings.skipBad()).isTrue();
        assertThat(settings.yes()).isTrue();
    }

    @Test
    void aValueThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> Settings.from(Map.of("prefbench.claims", "enforced")::get))
                .isInstanceOf(InputException.class)
                .hasMessage("prefbench.claims: found [enforced]; must be one of [enforce, report]");
    }

    @Test
    void seedsAtMostTakeThePlaceOfTheSuites() {
        Suite suite = Samples.suite(3, true);
        assertThat(Settings.from(name -> null).applyTo(suite)).isEqualTo(suite);
        Suite more = Settings.from(Map.of("prefbench.seedsAtMost", "8")::get).applyTo(suite);
        assertThat(more.seeds()).isEqualTo(3);
        assertThat(more.seedsAtMost()).isEqualTo(8);
        assertThatThrownBy(() ->
                        Settings.from(Map.of("prefbench.seedsAtMost", "2")::get).applyTo(suite))
                .isInstanceOf(InputException.class)
                .hasMessage("prefbench.seedsAtMost: found 2; suite trial begins with 3 seeds; give as many, or more");
        assertThatThrownBy(() -> Settings.from(Map.of("prefbench.seedsAtMost", "many")::get))
                .isInstanceOf(InputException.class)
                .hasMessage("prefbench.seedsAtMost: found [many]; must be a positive whole number");
    }
}
