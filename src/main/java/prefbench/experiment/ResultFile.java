package prefbench.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import prefbench.experiment.TrialResult.CurvePoint;
import prefbench.experiment.TrialResult.DataUse;
import prefbench.experiment.TrialResult.Evaluation;
import prefbench.experiment.TrialResult.MetricRow;
import prefbench.experiment.TrialResult.Perturbed;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code result.jsonl}: one JSON object a line, each with a {@code line} that says what it is: one {@code trial}, the {@code
 * metrics}, the {@code curve}, the final {@code evaluation}s, those {@code perturbed}, one {@code end} with the SHA-256 of all before it. Holds no
 * path, no clock and no machine, so that equal trials have equal bytes.
 */
final class ResultFile {
    private static final String END = "{\"line\":\"end\",\"sha256\":\"";

    private ResultFile() {}

    record Head(
            String line,
            String trial,
            long steps,
            long episodes,
            Budget.Stop stop,
            DataUse data,
            String parametersBefore,
            String parametersAfter) {}

    record Metrics(String line, MetricRow row) {}

    record Curve(String line, CurvePoint point) {}

    record Final(String line, Evaluation evaluation) {}

    record Tried(String line, Perturbed perturbed) {}

    static String text(TrialResult result) {
        StringBuilder text = new StringBuilder();
        append(
                text,
                new Head(
                        "trial",
                        Json.sha256(Run.canonical(result.spec())),
                        result.steps(),
                        result.episodes(),
                        result.stop(),
                        result.data(),
                        result.parametersBefore(),
                        result.parametersAfter()));
        result.metrics().forEach(row -> append(text, new Metrics("metrics", row)));
        result.curve().forEach(point -> append(text, new Curve("curve", point)));
        result.evaluations().forEach(evaluation -> append(text, new Final("evaluation", evaluation)));
        result.perturbed().forEach(perturbed -> append(text, new Tried("perturbed", perturbed)));
        return sealed(text.toString());
    }

    /** With an end line that holds the SHA-256 of all before it. */
    static String sealed(String text) {
        return text + END + Json.sha256(text) + "\"}\n";
    }

    private static void append(StringBuilder text, Object value) {
        text.append(Json.line(value)).append('\n');
    }

    /** @throws DamagedRun if a line does not read, the hash is wrong, or it is another trial's result */
    static TrialResult parse(Path file, String text, TrialSpec spec) {
        return new Lines(file, spec).read(unsealed(file, text));
    }

    /** @throws DamagedRun if the end line is missing, or does not hold the hash of the rest */
    static String unsealed(Path file, String text) {
        int end = text.lastIndexOf(END);
        if (end < 0) {
            throw new DamagedRun(file, "the end line is missing");
        }
        String body = text.substring(0, end);
        if (!text.substring(end).equals(END + Json.sha256(body) + "\"}\n")) {
            throw new DamagedRun(file, "its hash is not the one in its end line");
        }
        return body;
    }

    /** The lines read so far. */
    private static final class Lines {
        private final Path file;
        private final TrialSpec spec;
        private final List<MetricRow> metrics = new ArrayList<>();
        private final List<CurvePoint> curve = new ArrayList<>();
        private final List<Evaluation> evaluations = new ArrayList<>();
        private final List<Perturbed> perturbed = new ArrayList<>();
        private final List<Head> heads = new ArrayList<>();

        Lines(Path file, TrialSpec spec) {
            this.file = file;
            this.spec = spec;
        }

        TrialResult read(String body) {
            body.lines().forEach(this::readLine);
            if (heads.size() != 1) {
                throw new DamagedRun(file, "%d trial lines instead of one".formatted(heads.size()));
            }
            Head head = heads.get(0);
            if (!head.trial().equals(Json.sha256(Run.canonical(spec)))) {
                throw new DamagedRun(file, "it is the result of another trial.json");
            }
            return new TrialResult(
                    spec,
                    head.steps(),
                    head.episodes(),
                    head.stop(),
                    head.data(),
                    head.parametersBefore(),
                    head.parametersAfter(),
                    curve,
                    metrics,
                    evaluations,
                    perturbed);
        }

        private void readLine(String line) {
            try {
                JsonNode node = Json.MAPPER.readTree(line);
                String kind = node.path("line").asString("");
                switch (kind) {
                    case "trial" -> heads.add(Json.MAPPER.treeToValue(node, Head.class));
                    case "metrics" ->
                        metrics.add(Json.MAPPER.treeToValue(node, Metrics.class).row());
                    case "curve" ->
                        curve.add(Json.MAPPER.treeToValue(node, Curve.class).point());
                    case "evaluation" ->
                        evaluations.add(
                                Json.MAPPER.treeToValue(node, Final.class).evaluation());
                    case "perturbed" ->
                        perturbed.add(Json.MAPPER.treeToValue(node, Tried.class).perturbed());
                    default -> throw new DamagedRun(file, "unknown line [%s]".formatted(kind));
                }
            } catch (JacksonException e) {
                throw new DamagedRun(file, String.valueOf(e.getOriginalMessage()), e);
            }
        }
    }
}
