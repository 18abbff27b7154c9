package pressrun.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.article.Article;
import pressrun.newsletter.Rules;
import pressrun.testing.Rulebook;

final class StoryIndexTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");

  private static Fitness fitness(Article article) {
    return new Fitness(
        article, Optional.empty(), false, 0, 0, Set.of(), StoryPrint.of(article.story()));
  }

  /** What each is found to retell, of those before it that retell nothing. */
  private static List<Optional<Long>> found(List<Article> articles, int round) {
    StoryIndex index = new StoryIndex();
    List<Optional<Long>> found = new ArrayList<>();
    Slices.of(articles.stream().map(StoryIndexTest::fitness).toList(), round)
        .forEach(
            slice -> {
              index.expect(slice);
              slice.forEach(each -> found.add(findOrAdd(index, each).map(Article::id)));
            });
    return found;
  }

  private static Optional<Article> findOrAdd(StoryIndex index, Fitness each) {
    Optional<Article> found = index.find(each.article(), each.print());
    if (found.isEmpty()) {
      index.add(each.article(), each.print());
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatRoundsFindIsWhatIsFoundOneByOne(long seed) {
    List<Article> articles = RandomNews.season(seed, NOW, 600);
    List<Optional<Long>> oneByOne = found(articles, 1);
    assertThat(oneByOne.stream().filter(Optional::isPresent).count()).isGreaterThan(100);
    assertThat(found(articles, 150)).isEqualTo(oneByOne);
    assertThat(found(articles, articles.size())).isEqualTo(oneByOne);
  }

  @Test
  void whoIsNotExpectedIsFoundAllTheSame() {
    Article article = RandomNews.season(1, NOW, 1).get(0);
    StoryIndex index = new StoryIndex();
    index.add(article, StoryPrint.of(article.story()));
    index.expect(List.of());
    assertThat(index.find(article, StoryPrint.of(article.story()))).contains(article);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void theSameIsSelectedOnAnyNumberOfCores(long seed) {
    List<Article> articles = RandomNews.season(seed, NOW, 2_000);
    for (Rules.Overflow overflow : Rules.Overflow.values()) {
      Rules rules = rules(overflow);
      Selection alone = onCores(1, articles, rules);
      assertThat(alone.size()).isEqualTo(600);
      assertThat(onCores(3, articles, rules)).isEqualTo(alone);
      assertThat(onCores(8, articles, rules)).isEqualTo(alone);
    }
  }

  /** A parallel stream stays in the pool that it is begun in. */
  private static Selection onCores(int cores, List<Article> articles, Rules rules) {
    ForkJoinPool pool = new ForkJoinPool(cores);
    try {
      return pool.submit(() -> Selector.select(articles, rules, Function.identity(), NOW)).join();
    } finally {
      pool.shutdown();
    }
  }

  private static Rules rules(Rules.Overflow overflow) {
    Rules plain = Rulebook.plain(1, 600, 600, Rules.Order.NEWEST);
    return new Rules(
        plain.minArticles(),
        Optional.empty(),
        plain.maxArticles(),
        plain.maxPerSource(),
        Duration.ofDays(14),
        Duration.ZERO,
        overflow,
        plain.order(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
