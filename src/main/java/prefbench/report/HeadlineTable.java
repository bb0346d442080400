package prefbench.report;

import prefbench.stats.Alternative;
import prefbench.stats.BetaPosterior;
import prefbench.stats.FarringtonManning;
import prefbench.stats.Fisher;
import prefbench.stats.Interval;
import prefbench.stats.MiettinenNurminen;
import prefbench.stats.Proportion;
import prefbench.stats.SampleSize;

/**
 * {@code paper_headline.csv}: what the paper's headline, 19 % of DPO against 15 % of PPO, could say if each of the two policies
 * had played WebShop's 500 test goals. Of two policies, that is: how training again would turn out has no part in it.
 */
final class HeadlineTable {
    private static final int GOALS = 500;
    private static final Proportion DPO = new Proportion(95, GOALS);
    private static final Proportion PPO = new Proportion(75, GOALS);
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;
    private static final double MARGIN = 0.05;
    private static final double DISCORDANCE = 0.2;

    private final Table table = new Table(
            "paper_headline.csv",
            "a question to the paper's headline, and its answer if each policy had played 500 goals",
            false,
            Columns.of()
                    .text("question", "what is asked")
                    .text("method", "how it is answered")
                    .number("value", "see unit", "the answer")
                    .number("low", "see unit", "lower end of its 95 % interval")
                    .number("high", "see unit", "upper end of its 95 % interval")
                    .text("unit", "of value, low and high")
                    .list());

    private HeadlineTable() {}

    static Table of() {
        HeadlineTable headline = new HeadlineTable();
        headline.difference();
        headline.goals();
        headline.equivalence();
        return headline.table;
    }

    private void difference() {
        Interval interval = MiettinenNurminen.of(DPO, PPO, 1 - ALPHA);
        double points = 100.0 * (DPO.successes() - PPO.successes()) / GOALS;
        add("By how much does DPO exceed PPO?", "Miettinen and Nurminen", points, "points")
                .set("low", 100 * interval.low())
                .set("high", 100 * interval.high());
        add(
                "How often would so large a difference come about between equal policies?",
                "score test, two-sided",
                FarringtonManning.pValue(DPO, PPO, 0, Alternative.TWO_SIDED),
                "p");
        add("The same, exactly", "Fisher, two-sided", Fisher.pValue(DPO, PPO, Alternative.TWO_SIDED), "p");
        add(
                "How probably is DPO's rate the larger one?",
                "Beta posteriors, uniform priors",
                posterior(DPO).exceeds(posterior(PPO)),
                "probability");
    }

    private void goals() {
        double dpo = DPO.share();
        double ppo = PPO.share();
        add(
                "How often would 500 goals show a difference of 19 to 15 %?",
                "power at 5 %, two-sided", SampleSize.powerOfSuperiority(dpo, ppo, GOALS, ALPHA), "probability");
        add(
                "How many goals would show it four times in five?",
                "power 80 %, other goals for each policy",
                SampleSize.superiority(dpo, ppo, ALPHA, POWER),
                "goals");
        add(
                "How many, if both play the same goals and differ on a fifth of them?",
                "power 80 %, McNemar",
                SampleSize.paired(dpo - ppo, DISCORDANCE, ALPHA, POWER),
                "goals");
    }

    private void equivalence() {
        add(
                "How often would so small a difference come about between policies 5 points apart?",
                "Farrington and Manning, two one-sided tests",
                FarringtonManning.equivalence(DPO, PPO, MARGIN).pValue(),
                "p");
        add(
                "How many goals would show that two policies at 19 % are within 5 points?",
                "power 80 %, two one-sided tests", SampleSize.equivalence(DPO.share(), MARGIN, ALPHA, POWER), "goals");
    }

    private static BetaPosterior posterior(Proportion played) {
        return BetaPosterior.uniform().after(played.successes(), played.n());
    }

    private Table.Row add(String question, String method, double value, String unit) {
        return table.add()
                .set("question", question)
                .set("method", method)
                .set("value", value)
                .set("unit", unit);
    }
}
