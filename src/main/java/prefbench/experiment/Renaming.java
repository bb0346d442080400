package prefbench.experiment;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import prefbench.experiment.Declarations.Entry;
import prefbench.experiment.Family.Member;
import prefbench.experiment.TrialExecutor.Standing;

/**
 * Claims whose results another experiment had made when they were first declared: a class under a new name must not choose its
 * margins again. Such a claim stays inconclusive.
 *
 * <p>All arms of the claim must have had a finished trial, one of them an arm that trains. Experiments may so share an arm:
 * where another arm has no result yet, none of the claim is there. Policies that are only evaluated are in every experiment.
 */
final class Renaming {
    private static final String EXISTED = "results of these trials existed before, from another experiment";

    private Renaming() {}

    /**
     * @param planned where the plan's trials stand
     * @param finished names of the trials that were when a claim was first declared under this experiment's name
     */
    static Family held(Family family, Plan plan, List<Standing> planned, Function<Entry, List<String>> finished) {
        List<Member> members = family.members().stream()
                .map(member -> member.reservation().isEmpty() && existed(member, plan, planned, finished)
                        ? reserved(member)
                        : member)
                .toList();
        return new Family(family.experiment(), members);
    }

    private static Member reserved(Member member) {
        Stored stored = member.stored();
        return new Member(
                member.claim(), member.proposition(), EXISTED, new Stored(stored.time(), stored.sha256(), true));
    }

    private static boolean existed(
            Member member, Plan plan, List<Standing> planned, Function<Entry, List<String>> finished) {
        List<String> results = finished.apply(Entry.of(member.proposition()));
        Map<Arm, Set<String>> trials = trials(member, plan, planned);
        return trials.keySet().stream().anyMatch(Arm::trains)
                && trials.values().stream().noneMatch(keys -> Collections.disjoint(keys, results));
    }

    /** Names of the trials that the claim rests on, by arm. */
    private static Map<Arm, Set<String>> trials(Member member, Plan plan, List<Standing> planned) {
        Map<Arm, Set<String>> trials = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            Arm arm = plan.trials().get(i).arm();
            if (member.proposition().arms().contains(arm.name())) {
                trials.computeIfAbsent(arm, any -> new HashSet<>())
                        .add(planned.get(i).key());
            }
        }
        return trials;
    }
}
