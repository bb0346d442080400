package prefbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PythonTextTest {

    @Test
    void writesFloatsAsPythonDoes() {
        assertThat(PythonText.repr(24.99)).isEqualTo("24.99");
        assertThat(PythonText.repr(30)).isEqualTo("30.0");
        assertThat(PythonText.repr(1299)).isEqualTo("1299.0");
        assertThat(PythonText.repr(12345678.9)).isEqualTo("12345678.9");
        assertThat(PythonText.repr(1e-5)).isEqualTo("1e-05");
        assertThat(PythonText.repr(0.0001)).isEqualTo("0.0001");
        assertThat(PythonText.repr(1e16)).isEqualTo("1e+16");
        assertThat(PythonText.repr(1e15)).isEqualTo("1000000000000000.0");
        assertThat(PythonText.repr(-1.5e-7)).isEqualTo("-1.5e-07");
        assertThat(PythonText.repr(2.0 / 3)).isEqualTo("0.6666666666666666");
        assertThat(PythonText.repr(0.0)).isEqualTo("0.0");
    }

    @Test
    void writesTheShortestDigitsWhereTheJdkDoesNot() {
        assertThat(PythonText.repr(2e23)).isEqualTo("2e+23");
        assertThat(PythonText.repr(8.41e21)).isEqualTo("8.41e+21");
    }

    @Test
    void writesTextAndContainersAsPythonDoes() {
        assertThat(PythonText.repr("men's grey")).isEqualTo("\"men's grey\"");
        assertThat(PythonText.repr("12\" x 20'")).isEqualTo("'12\" x 20\\''");
        assertThat(PythonText.repr("a\\b\tcafé\u00a0")).isEqualTo("'a\\\\b\\tcafé\\xa0'");
        assertThat(PythonText.repr(List.of("size", "xx-large"))).isEqualTo("('size', 'xx-large')");
        Map<String, String> dict = new LinkedHashMap<>();
        dict.put("size", "7");
        dict.put("color", "café & \"x\"");
        assertThat(PythonText.repr(dict)).isEqualTo("{'size': '7', 'color': 'café & \"x\"'}");
        assertThat(PythonText.json(dict)).isEqualTo("{\"size\": \"7\", \"color\": \"caf\\u00e9 & \\\"x\\\"\"}");
        assertThat(PythonText.htmlSafeJson(dict)).endsWith("\"caf\\u00e9 \\u0026 \\\"x\\\"\"}");
    }

    @Test
    void stripsNoBreakSpacesToo() {
        assertThat(PythonText.strip("\u00a0\u2003 a b\u3000\n\u001f")).isEqualTo("a b");
        assertThat(PythonText.strip(" \t")).isEmpty();
    }
}
