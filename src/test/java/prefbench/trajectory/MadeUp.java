package prefbench.trajectory;

import java.nio.file.Path;
import prefbench.shop.GoalKind;
import prefbench.shop.Shop;
import prefbench.shop.fixture.Fixtures;

/** The made-up shop for tests, made once below target/. */
final class MadeUp {
    private MadeUp() {}

    static Shop shop() {
        return Shop.open(Fixtures.shop(Path.of("target")), GoalKind.HUMAN);
    }
}
