package prefbench.experiment;

import prefbench.experiment.Family.Member;

/**
 * Claims of an experiment whose every trial had finished when they were first declared under its name: a class under a new name
 * must not choose its margins again, so they stay inconclusive. Where a trial was left to run, nobody knew the results:
 * experiments share arms, and those of one run are declared one after another. Policies that are only evaluated are in every
 * experiment, so claims about them alone are let be.
 */
final class Renaming {
    private static final String EXISTED =
            "all trials had finished, for another experiment, when it was first declared under this name";

    private Renaming() {}

    /** @param declared where the claim was first written down */
    static Member held(Member member, Plan plan, Declarations.Line declared) {
        boolean trains = plan.arms().stream()
                .anyMatch(arm -> arm.trains() && member.proposition().arms().contains(arm.name()));
        boolean existed = declared.finished().equals(declared.planned());
        return trains && existed && member.reservation().isEmpty() ? reserved(member) : member;
    }

    private static Member reserved(Member member) {
        Stored stored = member.stored();
        return new Member(
                member.claim(), member.proposition(), EXISTED, new Stored(stored.time(), stored.sha256(), true));
    }
}
