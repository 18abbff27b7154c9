package pressrun.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IntTableTest {
  private static final int MOST = 12;

  private static List<Integer> values(IntTable table, int key) {
    int place = table.place(key);
    return IntStream.range(0, table.count(place))
        .mapToObj(index -> table.value(place, index))
        .toList();
  }

  @Test
  void theValuesOfAKeyComeBackInTheirOrderUnlessTheyAreTooMany() {
    Random random = new Random(11);
    IntTable table = new IntTable(MOST);
    Map<Integer, List<Integer>> expected = new HashMap<>();
    for (int value = 0; value < 20_000; value++) {
      int key = (random.nextInt(2_000) - 1_000) * 1_000_003;
      table.add(key, value);
      expected.computeIfAbsent(key, each -> new ArrayList<>()).add(value);
    }
    assertThat(expected.values()).anyMatch(all -> all.size() > MOST);
    expected.forEach(
        (key, all) ->
            assertThat(values(table, key)).isEqualTo(all.size() > MOST ? List.of() : all));
  }

  @Test
  void anUnknownKeyHasNone() {
    IntTable table = new IntTable(MOST);
    table.add(1, 5);
    assertThat(values(table, 2)).isEmpty();
    assertThat(values(table, 0)).isEmpty();
  }
}
