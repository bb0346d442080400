package prefbench.junit;

import java.util.List;
import java.util.stream.IntStream;
import prefbench.experiment.Comparison;
import prefbench.experiment.Family;
import prefbench.experiment.Family.Member;
import prefbench.experiment.Looked;
import prefbench.experiment.Proposition;
import prefbench.experiment.Verdict;

/** An experiment's results, and the verdicts on all claims that were declared before them. */
record Judgement(Looked looked) {
    static final String UNDECLARED =
            "claimed after the results only: before the trials, without any, the method did not claim this";

    Comparison comparison() {
        return looked.comparison();
    }

    private Family family() {
        return looked.family();
    }

    /** In the order of the family's members. */
    List<Verdict> verdicts() {
        return looked.verdicts();
    }

    /**
     * The verdict on a method's claim.
     *
     * @param earlier claims that the method has made before
     */
    Verdict on(String claim, Proposition proposition, int earlier) {
        int[] own = IntStream.range(0, verdicts().size())
                .filter(index -> family().members().get(index).claim().equals(claim))
                .toArray();
        boolean declared = earlier < own.length
                && family().members().get(own[earlier]).proposition().equals(proposition);
        return declared ? verdicts().get(own[earlier]) : undeclared(claim, proposition);
    }

    private Verdict undeclared(String claim, Proposition proposition) {
        Member member = new Member(claim, proposition, UNDECLARED);
        return new Family(family().experiment(), List.of(member))
                .judge(comparison(), looked.look())
                .get(0);
    }

    boolean declared(Verdict verdict) {
        return verdicts().contains(verdict);
    }
}
