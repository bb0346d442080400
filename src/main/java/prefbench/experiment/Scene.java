package prefbench.experiment;

import java.nio.file.Path;
import java.util.List;
import prefbench.learn.Continued;
import prefbench.learn.Recipe;
import prefbench.learn.Start;
import prefbench.learn.Untrained;
import prefbench.policy.ChoicePolicy;
import prefbench.policy.Policy;
import prefbench.policy.QueryWriter;
import prefbench.policy.RandomPolicy;
import prefbench.policy.RulePolicy;
import prefbench.random.RandomStreams;
import prefbench.shop.Goal;
import prefbench.shop.Shop;
import prefbench.text.InputException;
import prefbench.trajectory.Episodes;

/**
 * What one trial plays on: the shop, the imitation policy from its checkpoint and a frozen copy of it, and random streams
 * keyed by the trial's seed. Close it to free the native memory.
 */
final class Scene implements AutoCloseable {
    /** Root of all trials' streams; a trial's own are keyed by its seed. */
    private static final long ROOT = 2408_16032L;
    /** Sessions stepped together in evaluations. */
    private static final int WIDTH = 32;

    private final TrialSpec spec;
    private final Shop shop;
    private final QueryWriter queries;
    private final RandomStreams streams;
    private final ChoicePolicy policy;
    private final ChoicePolicy reference;

    private Scene(TrialSpec spec, Shop shop) {
        this.spec = spec;
        this.shop = shop;
        this.queries = QuerySource.of(spec).open();
        this.streams = new RandomStreams(ROOT).child("trial", spec.seed());
        Path checkpoint = Path.of(spec.places().checkpoint());
        GivenCheckpoint.requireUnchanged(spec.data().checkpoint(), checkpoint);
        this.policy = ChoicePolicy.load(checkpoint);
        this.reference = policy.copyFrozen();
    }

    static Scene open(TrialSpec spec) {
        Path directory = Path.of(spec.places().shop());
        Shop shop = Shop.open(directory, spec.data().shopOptions());
        if (!shop.hash().equals(spec.data().shop())) {
            throw new InputException(
                    "%s: found data with SHA-256 %s; the trial was planned on %s; restore the files, or plan anew"
                            .formatted(directory, shop.hash(), spec.data().shop()));
        }
        return new Scene(spec, shop);
    }

    TrialSpec spec() {
        return spec;
    }

    Shop shop() {
        return shop;
    }

    QueryWriter queries() {
        return queries;
    }

    RandomStreams streams() {
        return streams;
    }

    ChoicePolicy policy() {
        return policy;
    }

    Episodes episodes() {
        return new Episodes(shop, queries, WIDTH, spec.amounts().stepLimit());
    }

    Examination examination() {
        return new Examination(episodes(), streams);
    }

    /** In another shop than the trial's. */
    Examination examination(Shop elsewhere) {
        return new Examination(
                new Episodes(elsewhere, queries, WIDTH, spec.amounts().stepLimit()), streams);
    }

    /** The first {@code count} to be evaluated on: the same for every arm and seed. */
    List<Goal> goals(int count) {
        return spec.amounts().split().of(shop.splits()).subList(0, count);
    }

    /**
     * One phase of the training on this scene.
     *
     * @param steps of the trial at which it ends; 0 if it lasts as long as the budget
     * @param reference frozen; closed with the scene, or with the part if it is the part's own
     * @param streams of the first part are the trial's, so that it goes as in a trial that ends with it
     */
    record Part(Recipe recipe, long steps, ChoicePolicy reference, boolean ownReference, RandomStreams streams)
            implements AutoCloseable {

        boolean endsAt(long taken) {
            return steps > 0 && taken >= steps;
        }

        @Override
        public void close() {
            if (ownReference) {
                reference.close();
            }
        }
    }

    /** The part of the training that begins with the policy as it is now. */
    Part part(int number) {
        Recipe.Phase phase = spec.recipe().phases().get(number);
        boolean own = phase.anchor() == Continued.Anchor.FIRST;
        return new Part(
                phase.recipe(),
                phase.until() < 1 ? phase.end(spec.budget().steps()) : 0,
                own ? policy.copyFrozen() : reference,
                own,
                number == 0 ? streams : streams.child("phase", number));
    }

    Start start(Part part, TrainingData data) {
        return new Start(
                shop,
                queries,
                policy,
                part.reference,
                shop.splits().train(),
                data.trajectories(),
                data.heldOut(),
                part.streams,
                spec.amounts().stepLimit());
    }

    /** The policy of a recipe that does not train. */
    Policy untrained() {
        if (!(spec.recipe() instanceof Untrained untrained)) {
            throw new IllegalStateException(spec.recipe() + " trains");
        }
        return switch (untrained.kind()) {
            case IMITATION -> policy;
            case RULE -> new RulePolicy();
            case RANDOM -> new RandomPolicy();
        };
    }

    /** SHA-256 of the policy's parameters now. */
    String parameters() {
        return policy.parameters().sha256();
    }

    @Override
    public void close() {
        reference.close();
        policy.close();
        QuerySource.close(queries);
        shop.close();
    }
}
