package prefbench.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import prefbench.experiment.Verdict.Place;

/**
 * All claims of an experiment, declared before its first trial and judged together by Holm's step-down procedure (Scandinavian
 * Journal of Statistics 6, 1979). Claims are ranked by p-value over own level; with m claims, rank r is decided by the
 * interval at
 *
 * <pre>  1 - (1 - confidence) / (m - r + 1)</pre>
 *
 * <p>until one is not; it and all after it are shown at the level of that one. So each verdict is what its own interval says,
 * and the probability of any false decision is at most the largest level among the claims: a true hypothesis of level a that is
 * rejected first has rank r &lt;= m - m0 + 1 where m0 are true, hence a level of at most a / m0. A decision in the wrong
 * direction counts as false; that this is bounded, too, is proven for independent tests (Shaffer, Annals of Statistics 8,
 * 1980).
 *
 * <p>Claims that cannot be judged count among the m, and come last: what fails to run must not make the others easier to
 * support. So do claims that were withdrawn after results were there, see {@link Declarations}. The step-down looks at the interval alone; a margin claim that then lacks power is withheld, which rejects nothing
 * more.
 *
 * @param experiment simple class name
 * @param members in the order of declaration, which breaks ties
 * @param withdrawn further claims that count among the m
 */
public record Family(String experiment, List<Member> members, int withdrawn) {

    /**
     * @param claim method name
     * @param reservation why it must stay inconclusive whatever its numbers say; "" if nothing speaks against it
     * @param stored when it was written down
     */
    public record Member(String claim, Proposition proposition, String reservation, Stored stored) {
        public Member(String claim, Proposition proposition) {
            this(claim, proposition, "");
        }

        public Member(String claim, Proposition proposition, String reservation) {
            this(claim, proposition, reservation, Stored.NOWHERE);
        }
    }

    public Family {
        members = List.copyOf(members);
    }

    /** Of which no claim was withdrawn. */
    public Family(String experiment, List<Member> members) {
        this(experiment, members, 0);
    }

    /** One verdict for each claim, in the order of declaration, where nobody looks before or after. */
    public List<Verdict> judge(Comparison comparison) {
        int seeds = comparison.suite().seeds();
        return judge(comparison, new Look(1, seeds, seeds, false));
    }

    /** The same at one of several looks: every claim's level is what this look may use of it. */
    public List<Verdict> judge(Comparison comparison, Look look) {
        List<Case> cases =
                members.stream().map(member -> Case.of(member, comparison)).toList();
        double[] strengths = cases.stream().mapToDouble(Case::strength).toArray();
        List<Integer> ranked = IntStream.range(0, cases.size())
                .boxed()
                .sorted(Comparator.comparingDouble(index -> strengths[index]))
                .toList();
        Verdict[] verdicts = new Verdict[cases.size()];
        int claims = cases.size() + withdrawn;
        int sharers = claims;
        boolean open = true;
        for (int rank = 1; rank <= cases.size(); rank++) {
            Case each = cases.get(ranked.get(rank - 1));
            if (open) {
                sharers = claims - rank + 1;
            }
            double confidence = each.confidence(sharers, look);
            Place place = new Place(claims, rank, confidence, look.shared() ? look.number() : 0, withdrawn);
            verdicts[ranked.get(rank - 1)] = each.verdict(place, sharers, look);
            open = open && each.decidedAt(confidence);
        }
        return List.of(verdicts);
    }

    /** Whether further seeds may decide what these verdicts, one for each claim, leave undecided. */
    boolean awaitsSeeds(Comparison comparison, List<Verdict> verdicts) {
        return IntStream.range(0, members.size())
                .filter(index -> !verdicts.get(index).decided())
                .anyMatch(index -> Case.of(members.get(index), comparison).awaitsSeeds());
    }
}
