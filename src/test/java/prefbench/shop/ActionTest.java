package prefbench.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ActionTest {

    @Test
    void parsesAsTheOriginalDoes() {
        for (JsonNode golden : Golden.read("parse_action.json")) {
            String name = golden.get(1).get(0).stringValue();
            JsonNode argument = golden.get(1).get(1);
            Action expected;
            if (argument.isNull()) {
                expected = new Action.Invalid(name, null);
            } else {
                expected = switch (name) {
                    case "search" -> new Action.Search(argument.stringValue());
                    case "click" -> new Action.Click(argument.stringValue());
                    default -> new Action.Invalid(name, argument.stringValue());
                };
            }
            assertThat(Action.parse(golden.get(0).stringValue())).isEqualTo(expected);
        }
    }

    @Test
    void writesItselfInWebShopsNotation() {
        assertThat(new Action.Search("red shoes").text()).isEqualTo("search[red shoes]");
        assertThat(new Action.Click("buy now").text()).isEqualTo("click[buy now]");
        assertThat(Action.parse("think[hmm]").text()).isEqualTo("think[hmm]");
        assertThat(Action.parse("search[]").text()).isEqualTo("search[]");
    }
}
