package prefbench.experiment;

import java.nio.file.Path;
import prefbench.learn.Imitation;
import prefbench.policy.QueryWriter;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;
import prefbench.trajectory.Demonstrations;

/** What trials in tests start from: the made-up shop, a few demonstrations, and a checkpoint of three steps. */
record SmallGround(TrialSpec.Data data, TrialSpec.Places places) {

    static SmallGround in(Path folder) {
        Path shopFolder = Fixtures.shop(Path.of("target", "fixtures"));
        Path demonstrations = folder.resolve("demonstrations.jsonl");
        Path checkpoint = folder.resolve("checkpoint");
        TrialSpec.Data data;
        try (Shop shop = Shop.open(shopFolder, GoalKind.HUMAN)) {
            Demonstrations.materialise(
                    Demonstrations.simulated(shop, QueryWriter.byRule(), 16).trajectories(), demonstrations);
            data = new TrialSpec.Data(shop.hash(), 0, "human", "any", "simulated-human", "any");
        }
        TrialSpec.Places places =
                new TrialSpec.Places(shopFolder.toString(), demonstrations.toString(), checkpoint.toString());
        CheckpointSpec spec = new CheckpointSpec(
                data.shop(),
                0,
                "human",
                "any",
                new Suite.Model("tiny", 48, 12),
                CheckpointSpec.FRESH,
                1000,
                new Imitation.Settings(3, 4, 1e-3, 0, 0.01, 0.1),
                places);
        new CheckpointRun(spec).run(checkpoint, 0, 0, (phase, step, of) -> {}, row -> {});
        return new SmallGround(data, places);
    }
}
