package pressrun.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TermSetTest {
  private final Random random = new Random(7);

  /** Few enough that many come twice. */
  private int[] terms(int count) {
    return random
        .ints(count, 0, 2 * count + 1)
        .map(hash -> StoryTerms.mix(hash) << 2 | random.nextInt(4))
        .filter(term -> term != 0)
        .toArray();
  }

  private static Map<Integer, Integer> heaviest(int[] terms) {
    Map<Integer, Integer> heaviest = new TreeMap<>();
    for (int term : terms) {
      heaviest.merge(StoryTerms.identity(term), term & 3, Math::max);
    }
    return heaviest;
  }

  @Test
  void aSetHasEachTermOnceAtItsGreatestWeightInOrder() {
    TermSorter sorter = new TermSorter();
    for (int count = 0; count < 2_000; count += 1 + count / 3) {
      int[] terms = terms(count);
      TermSet set = sorter.set(terms, terms.length);
      assertThat(set.terms())
          .containsExactly(
              heaviest(terms).entrySet().stream()
                  .mapToInt(each -> each.getKey() << 2 | each.getValue())
                  .toArray());
    }
  }

  @Test
  void whatIsSharedWeighsWhatItWeighsInTheFirst() {
    TermSorter sorter = new TermSorter();
    int[] one = terms(300);
    int[] other = terms(300);
    var had = heaviest(other).keySet();
    int expected =
        heaviest(one).entrySet().stream()
            .filter(each -> had.contains(each.getKey()))
            .mapToInt(each -> StoryTerms.weight(each.getValue()))
            .sum();
    assertThat(expected).isPositive();
    assertThat(sorter.set(one, one.length).shared(sorter.set(other, other.length)))
        .isEqualTo(expected);
  }
}
