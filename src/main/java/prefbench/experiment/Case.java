package prefbench.experiment;

import java.util.Optional;
import prefbench.experiment.Family.Member;
import prefbench.experiment.Verdict.Declared;
import prefbench.experiment.Verdict.Measured;
import prefbench.experiment.Verdict.Outcome;
import prefbench.experiment.Verdict.Place;
import prefbench.stats.Estimand;

/**
 * A claim before its judge.
 *
 * @param effect empty where nothing was measured
 * @param obstacle to any verdict; empty if there is none
 */
record Case(String experiment, Member member, Optional<Effect> effect, Optional<String> obstacle) {

    static Case of(Member member, Comparison comparison) {
        Proposition proposition = member.proposition();
        Optional<String> before = Obstacles.beforeAll(proposition, comparison);
        if (before.isPresent()) {
            return new Case(comparison.experiment(), member, Optional.empty(), before);
        }
        Optional<Effect> effect = proposition.effect(comparison);
        Optional<String> obstacle = member.reservation().isEmpty()
                ? Obstacles.of(proposition, comparison, effect)
                : Optional.of(member.reservation());
        return new Case(comparison.experiment(), member, effect, obstacle);
    }

    /** The p-value in units of the claim's own level; infinite for a claim that cannot be judged, which comes last. */
    double strength() {
        return obstacle.isPresent()
                ? Double.POSITIVE_INFINITY
                : member.proposition().pValue(effect.orElseThrow())
                        / (1 - member.proposition().terms().confidence());
    }

    /** Whether nothing but what seeds may cure stands in the way of a decision. */
    boolean awaitsSeeds() {
        return effect.filter(each -> each.over() != Effect.Over.GOALS)
                // What no goal has is never known of other goals.
                .filter(each -> each.over() != Effect.Over.SEEDS || each.estimand() == Estimand.THESE_GOALS)
                .filter(each -> obstacle.isEmpty() || obstacle.equals(each.obstacle()))
                .isPresent();
    }

    boolean decidedAt(double confidence) {
        return ruling(confidence).decided();
    }

    private Ruling ruling(double confidence) {
        return obstacle.map(Ruling::inconclusive)
                .orElseGet(() -> member.proposition().rule(effect.orElseThrow().interval(confidence)));
    }

    /** The claim's confidence when its level is shared among so many, and among looks. */
    double confidence(int sharers, Look look) {
        double own = member.proposition().terms().confidence();
        return sharers == 1 && !look.shared() ? own : 1 - look.level(1 - own) / sharers;
    }

    /** @param sharers claims that the level is shared among at this place */
    Verdict verdict(Place place, int sharers, Look look) {
        Proposition proposition = member.proposition();
        double confidence = place.confidence();
        double power = obstacle.isPresent() ? Double.NaN : proposition.power(effect.orElseThrow(), confidence);
        Ruling ruling = powered(ruling(confidence), power);
        Shortfall shortfall = ruling.decided() || obstacle.isPresent()
                ? Shortfall.NONE
                : shortfall(effect.orElseThrow(), sharers, look);
        return new Verdict(
                experiment,
                member.claim(),
                Declared.of(proposition, member.stored()),
                ruling.outcome(),
                reason(ruling, shortfall),
                effect.map(each -> Measured.of(each, proposition.terms().confidence(), confidence))
                        .orElseGet(() -> Measured.nothing(confidence)),
                place,
                power,
                shortfall.seeds(),
                shortfall.goals());
    }

    /** Where seeds are added, more of them come with a later look, at less of the level: the first that has the power counts. */
    private Shortfall shortfall(Effect of, int sharers, Look look) {
        Shortfall now = member.proposition().shortfall(of, confidence(sharers, look));
        if (!look.shared() || now.goals() > 0) {
            return now;
        }
        Look later = look.endless();
        Shortfall then = now;
        while (then.beyond().isEmpty()) {
            later = later.next().orElseThrow();
            then = member.proposition().shortfall(of, confidence(sharers, later));
            if (then.beyond().isEmpty() && of.seeds() + then.seeds() <= later.seeds()) {
                return Shortfall.ofSeeds(later.seeds(), of.seeds());
            }
        }
        return then;
    }

    /** Only here is the word said that a lack of evidence must not bring up. */
    private Ruling powered(Ruling ruling, double power) {
        if (!(member.proposition() instanceof Within within) || ruling.outcome() != Outcome.SUPPORTED) {
            return ruling;
        }
        return power >= Proposition.ENOUGH_POWER
                ? new Ruling(
                        Outcome.SUPPORTED,
                        "%s: %s and %s are equivalent at this margin"
                                .formatted(ruling.reason(), within.arm(), within.against()))
                : Ruling.inconclusive(ruling.reason() + ", but the power to find that is below 80 %");
    }

    private String reason(Ruling ruling, Shortfall shortfall) {
        boolean undeclared =
                obstacle.isEmpty() && member.proposition().powerAt().isEmpty();
        return ruling.reason()
                + (undeclared ? "; no smallest effect was declared, so the power is unknown" : "")
                + (shortfall.beyond().isEmpty() ? "" : "; " + shortfall.beyond());
    }
}
