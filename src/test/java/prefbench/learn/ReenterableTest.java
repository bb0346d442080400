package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;
import prefbench.trajectory.TrajectorySource;

/** What a recipe says of itself is Java that makes it again. */
class ReenterableTest {
    private static final List<Recipe> MORE = List.of(
            Ppo.modern()
                    .kl(KlPenalty.inReward(0.3).divergence(Divergence.K2).adaptive(0.02, 500))
                    .targetKl(0.03),
            Ppo.inShop()
                    .valueLoss(ValueLoss.SQUARED_CLIPPED)
                    .scaleAdvantage(Scaling.WHITENED)
                    .kl(KlPenalty.inLoss(0.1)),
            A2c.inShop()
                    .gamma(0.8)
                    .rewardScale(1)
                    .entropyWeight(0.3)
                    .learningRate(3e-4)
                    .adamEpsilon(1e-5),
            Reinforce.inShop()
                    .baseline(Baseline.RUNNING_MEAN)
                    .runningMeanDecay(0.7)
                    .maxGradientNorm(3),
            Grpo.drGrpo().clip(0.1).rollout(2, 9, 3).klCoefficient(0.01),
            FilteredCloning.inShop().ofReference().asWalked().threshold(0.4).round(9, 2, 7),
            FilteredCloning.on(TrajectorySource.humanTrajectories().few().perfectOnly())
                    .asWalked(),
            Dpo.on(TrajectorySource.generatedTrajectories())
                    .loss(PreferenceLoss.CDPO, 0.2)
                    .referenceFree()
                    .rejected(RejectedAction.UNIFORM),
            Dpo.on(TrajectorySource.humanTrajectories().perfectOnly())
                    .loss(PreferenceLoss.IPO_AVERAGE)
                    .discountedTrajectoryLevel(0.8)
                    .trajectoriesPerStep(3),
            Dpo.on(TrajectorySource.humanTrajectories())
                    .then(A2c.inShop())
                    .share(0.3)
                    .anchor(Continued.Anchor.IMITATION),
            Dpo.on(TrajectorySource.generatedTrajectories().size(25))
                    .then(FilteredCloning.on(
                            TrajectorySource.humanTrajectories().ofEachSize().perfectOnly())),
            Untrained.rule());

    @Test
    void recipesSayJavaThatMakesThemAgain() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            Stream.of(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                    .forEach(shell::addToClasspath);
            shell.eval("import prefbench.learn.*;");
            shell.eval("import static prefbench.trajectory.TrajectorySource.*;");
            List<String> recipes = Stream.concat(Recipes.training().stream(), MORE.stream())
                    .map(Recipe::toString)
                    .toList();
            // One snippet, since each costs a compilation.
            String all = "String.join(\"\\n\", %s)"
                    .formatted(String.join(
                            ", ",
                            recipes.stream().map(each -> each + ".toString()").toList()));
            SnippetEvent event = shell.eval(all).get(0);
            assertThat(event.exception()).isNull();
            assertThat(event.value())
                    .as("%s", shell.diagnostics(event.snippet()).toList())
                    .isNotNull();
            assertThat(event.value().substring(1, event.value().length() - 1).split("\\\\n"))
                    .containsExactlyElementsOf(recipes);
        }
    }
}
