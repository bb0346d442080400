package prefbench.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prefbench.random.RandomStreams;

class OrderTest {
    private final RandomStreams streams = new RandomStreams(7);

    @Test
    void everyEpochVisitsEachItemOnceInAnotherOrder() {
        Order order = new Order(50, streams, "test");
        List<Integer> first = take(order, 50);
        List<Integer> second = take(order, 50);
        assertThat(first).doesNotHaveDuplicates().hasSize(50);
        assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
        assertThat(order.drawn()).isEqualTo(100);
    }

    @Test
    void equalSeedsGiveEqualOrders() {
        assertThat(take(new Order(9, streams, "test"), 30))
                .isEqualTo(take(new Order(9, new RandomStreams(7), "test"), 30))
                .isNotEqualTo(take(new Order(9, streams, "other"), 30));
    }

    @Test
    void anOrderOfNothingIsRefused() {
        assertThatThrownBy(() -> new Order(0, streams, "test")).hasMessage("an order needs at least one item, found 0");
    }

    private static List<Integer> take(Order order, int count) {
        List<Integer> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(order.next());
        }
        return items;
    }
}
