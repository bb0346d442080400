package prefbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prefbench.experiment.Split;

/** What a reader must know before any number. */
final class Notices {
    private static final String SIMULATED = "simulated-human";

    private Notices() {}

    static List<String> of(Evidence evidence, Tables tables, Optional<String> obstacle) {
        List<String> notices = new ArrayList<>();
        if (simulated(evidence)) {
            notices.add("The demonstrations are simulated-human: a made-up shopper walked, not people. "
                    + "Wherever an arm's name says human, read simulated-human.");
        }
        if (evidence.suite().evaluation().split() == Split.DEV) {
            notices.add("All results are of development goals, on which settings may be chosen. "
                    + "What was chosen on them must be run again on test goals before it says anything.");
        } else if (!evidence.suite().judged()) {
            notices.add("Suite %s does not judge: it is too small for its numbers to say anything about the learners."
                    .formatted(evidence.suite().name()));
        }
        int failed = tables.setup().failures().rows().size();
        if (failed > 0) {
            notices.add("%s %s failed and left no result; what was logged is at the end of the report."
                    .formatted(Words.capital(Words.count(failed)), failed == 1 ? "trial" : "trials"));
        }
        obstacle.ifPresent(reason -> notices.add(Words.capital(reason) + "."));
        return notices;
    }

    private static boolean simulated(Evidence evidence) {
        boolean[] found = {false};
        Keys.eachTrial(
                evidence,
                (study, arm, trial) -> found[0] |=
                        SIMULATED.equals(trial.result().spec().data().demonstrationsProvenance()));
        return found[0];
    }
}
