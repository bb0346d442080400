package prefbench.experiment;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An experiment after its last look.
 *
 * @param comparison of all trials that have run
 * @param look the last
 * @param family of claims, with what speaks against its members
 * @param verdicts one for each of the family's claims: that of the look which decided it, or else of the last
 */
public record Looked(Comparison comparison, Look look, Family family, List<Verdict> verdicts) {
    public Looked {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Earlier decisions, and later verdicts on what they left undecided. Each look errs on a family with its own level at most,
     * so what any of them decides is among the errors that all of them may make: there is nothing to be taken back.
     *
     * @param earlier empty before the second look
     */
    static List<Verdict> standing(List<Verdict> earlier, List<Verdict> later) {
        return earlier.isEmpty()
                ? later
                : IntStream.range(0, later.size())
                        .mapToObj(index -> earlier.get(index).decided() ? earlier.get(index) : later.get(index))
                        .toList();
    }
}
