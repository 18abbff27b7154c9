package pressrun.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pressrun.article.Article;
import pressrun.selection.LabelledPairs.Half;
import pressrun.selection.LabelledPairs.Pair;
import pressrun.selection.LabelledPairs.Telling;

/** How well the same story is told from what only looks like it. */
final class OneStoryOneCardTest {

  private static List<Pair> ranked(List<Pair> pairs) {
    return pairs.stream().sorted(Comparator.comparing(Pair::likeness).reversed()).toList();
  }

  private static List<Pair> merged(List<Pair> pairs) {
    return pairs.stream().filter(Pair::merged).toList();
  }

  @Test
  void thereAreEnoughPairsInEveryLanguage() {
    List<Pair> pairs = new ArrayList<>(LabelledPairs.ofOneEvent(Half.FITTED));
    pairs.addAll(LabelledPairs.ofOneEvent(Half.HELD_OUT));
    Map<String, Long> perLanguage =
        pairs.stream()
            .collect(Collectors.groupingBy(pair -> pair.one().language(), Collectors.counting()));
    assertThat(pairs).hasSizeGreaterThan(300);
    assertThat(perLanguage).hasSize(LabelledPairs.LANGUAGES.size());
    assertThat(perLanguage.values()).allMatch(count -> count >= 60);
  }

  @Test
  void onTheHeldOutHalfPrecisionIsAtLeast97InAHundredAtARecallOf80() {
    List<Pair> pairs = LabelledPairs.ofOneEvent(Half.HELD_OUT);
    assertThat(LabelledPairs.ranking(pairs).precisionAt(0.8))
        .as("%s", ranked(pairs))
        .isGreaterThanOrEqualTo(0.97);
  }

  @Test
  void whatIsMergedOfTheHeldOutHalfIsNextToNeverWrong() {
    List<Pair> pairs = LabelledPairs.ofOneEvent(Half.HELD_OUT);
    List<Pair> merged = merged(pairs);
    long right = merged.stream().filter(Pair::same).count();
    assertThat((double) right / merged.size()).as("%s", merged).isGreaterThanOrEqualTo(0.97);
    assertThat((double) right / pairs.stream().filter(Pair::same).count())
        .isGreaterThanOrEqualTo(0.75);
  }

  @Test
  void twoEventsAreNeverMerged() {
    List<Telling> all = LabelledPairs.tellings();
    List<Pair> merged = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Pair pair = new Pair(all.get(i), all.get(j));
        if (pair.one().event() != pair.other().event()) {
          merged.addAll(merged(List.of(pair)));
        }
      }
    }
    assertThat(merged).isEmpty();
  }

  /** The index only saves comparing: what all comparisons find, it finds. */
  @Test
  void theIndexFindsWhatComparingEachWithEachFinds() {
    List<Telling> all = LabelledPairs.tellings();
    int findable = 0;
    int found = 0;
    for (Telling telling : all) {
      StoryIndex index = new StoryIndex();
      List<Telling> others = all.stream().filter(other -> !other.equals(telling)).toList();
      others.forEach(other -> index.add(article(all, other), StoryPrint.of(other.story())));
      boolean like = others.stream().anyMatch(other -> new Pair(telling, other).merged());
      Optional<Article> hit = index.find(article(all, telling), StoryPrint.of(telling.story()));
      findable += like ? 1 : 0;
      found += hit.isPresent() ? 1 : 0;
      assertThat(hit.isPresent() && !like).isFalse();
    }
    assertThat((double) found / findable).isGreaterThanOrEqualTo(0.98);
  }

  /** Each from a source of its own. */
  private static Article article(List<Telling> all, Telling telling) {
    int id = all.indexOf(telling);
    return new Article(
        id,
        "source " + id,
        "key",
        telling.story().published(),
        telling.story().published(),
        telling.story());
  }
}
