package pressrun.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pressrun.article.Article;
import pressrun.article.Story;
import pressrun.newsletter.Match;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Section;
import pressrun.testing.Rulebook;
import pressrun.testing.Stories;

final class SelectorTest {
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00Z");
  private static final Rules ALL = rules(1, 100, 100, Rules.Order.NEWEST);

  private static Rules rules(int min, int max, int perSource, Rules.Order order) {
    return Rulebook.plain(min, max, perSource, order);
  }

  private static Rules rules(List<Match> include, List<Match> exclude, List<Section> sections) {
    return Rulebook.matching(include, exclude, sections);
  }

  private static Match sources(String... names) {
    return new Match(List.of(names), List.of(), List.of(), List.of());
  }

  private static Match tags(String... tags) {
    return new Match(List.of(), List.of(tags), List.of(), List.of());
  }

  private static Match keywords(String... words) {
    return new Match(List.of(), List.of(), List.of(words), List.of());
  }

  private static Selection select(Rules rules, Article... candidates) {
    return select(rules, List.of(candidates));
  }

  private static Selection select(Rules rules, List<Article> candidates) {
    return Selector.select(candidates, rules, key -> "The " + key + " desk", NOW);
  }

  /** Published so many hours ago. */
  private static Article article(long id, String source, int hoursAgo) {
    return Stories.article(id, source, story("Story " + id, hoursAgo));
  }

  private static Story story(String title, int hoursAgo) {
    return Stories.story(title, Optional.empty(), NOW.minus(Duration.ofHours(hoursAgo)));
  }

  private static Article titled(long id, String title) {
    return Stories.article(id, "city", story(title, 1));
  }

  private static List<Long> ids(Selection selection) {
    return selection.articles().stream().map(Article::id).toList();
  }

  private static Map<Long, Verdict.Reason> reasons(Selection selection) {
    Map<Long, Verdict.Reason> reasons = new HashMap<>();
    selection.verdicts().forEach(verdict -> reasons.put(verdict.article().id(), verdict.reason()));
    return reasons;
  }

  @Test
  void theNewestStandFirstAndOfTwoAlikeTheLaterKept() {
    assertThat(ids(select(ALL, article(1, "a", 5), article(2, "a", 1), article(3, "a", 5))))
        .containsExactly(2L, 3L, 1L);
  }

  @Test
  void theOldestMayStandFirst() {
    Rules rules = rules(1, 2, 100, Rules.Order.OLDEST);
    Selection selection = select(rules, article(1, "a", 1), article(2, "a", 2), article(3, "a", 3));
    assertThat(ids(selection)).containsExactly(2L, 1L);
    assertThat(reasons(selection)).containsEntry(3L, Verdict.Reason.EDITION_FULL);
  }

  @Test
  void sourcesMayTakeTurns() {
    Rules rules = rules(1, 100, 100, Rules.Order.ROUND_ROBIN);
    assertThat(
            ids(
                select(
                    rules,
                    article(1, "a", 1),
                    article(2, "a", 2),
                    article(3, "a", 3),
                    article(4, "b", 4),
                    article(5, "c", 5),
                    article(6, "b", 6))))
        .containsExactly(1L, 4L, 5L, 2L, 6L, 3L);
  }

  @Test
  void noSourceHasMoreThanItsShare() {
    Selection selection =
        select(
            rules(1, 100, 2, Rules.Order.NEWEST),
            article(1, "a", 1),
            article(2, "a", 2),
            article(3, "a", 3),
            article(4, "b", 4));
    assertThat(ids(selection)).containsExactly(1L, 2L, 4L);
    assertThat(reasons(selection)).containsEntry(3L, Verdict.Reason.SOURCE_FULL);
  }

  @Test
  void belowTheMinimumNothingIsChosenAndAllRollsOver() {
    Selection selection =
        select(rules(3, 10, 10, Rules.Order.NEWEST), article(1, "a", 1), article(2, "a", 2));
    assertThat(selection.chapters()).isEmpty();
    assertThat(also(selection)).isEmpty();
    assertThat(reasons(selection).values()).containsOnly(Verdict.Reason.BELOW_MINIMUM);
  }

  @Test
  void whatTheRulesKeepOutDoesNotCountTowardsTheMinimum() {
    Selection selection =
        select(rules(2, 10, 1, Rules.Order.NEWEST), article(1, "a", 1), article(2, "a", 2));
    assertThat(selection.size()).isZero();
    assertThat(reasons(selection))
        .containsEntry(1L, Verdict.Reason.BELOW_MINIMUM)
        .containsEntry(2L, Verdict.Reason.SOURCE_FULL);
  }

  @Test
  void ofNothingNothingIsChosen() {
    assertThat(select(ALL, List.of())).isEqualTo(new Selection(List.of(), List.of()));
  }

  @Test
  void whatIsTooOldIsLeftOutToTheSecond() {
    Article at = article(1, "a", 14 * 24);
    Article before = Stories.article(2, "a", story("older", 14 * 24 + 1));
    assertThat(reasons(select(ALL, at, before)))
        .containsEntry(1L, Verdict.Reason.CHOSEN)
        .containsEntry(2L, Verdict.Reason.TOO_OLD);
  }

  @Test
  void onlyWhatIsIncludedAndNotExcludedIsChosen() {
    Rules rules =
        rules(List.of(sources("the CITY desk")), List.of(keywords("horoscope")), List.of());
    assertThat(
            reasons(
                select(
                    rules,
                    titled(1, "Swans are back"),
                    titled(2, "Your Horoscope for today"),
                    article(3, "harbour", 1))))
        .containsEntry(1L, Verdict.Reason.CHOSEN)
        .containsEntry(2L, Verdict.Reason.EXCLUDED)
        .containsEntry(3L, Verdict.Reason.NOT_INCLUDED);
  }

  @Test
  void allListsOfOneMatchMustFitAndOneOfSeveralMatches() {
    Match both = new Match(List.of(), List.of("Sport"), List.of(), List.of("ko"));
    Article korean =
        Stories.article(1, "a", Stories.tagged(story("one", 1), Locale.KOREAN, "sport"));
    Article english =
        Stories.article(2, "a", Stories.tagged(story("two", 1), Locale.ENGLISH, "sport"));
    Article tagged =
        Stories.article(3, "a", Stories.tagged(story("three", 1), Locale.ENGLISH, "Culture"));
    assertThat(
            ids(
                select(
                    rules(List.of(both, tags("culture")), List.of(), List.of()),
                    korean,
                    english,
                    tagged)))
        .containsExactlyInAnyOrder(1L, 3L);
  }

  @Test
  void aKeywordIsAWholeWordWhereTheScriptHasWords() {
    Rules rules = rules(List.of(keywords("art", "기후", "Straße")), List.of(), List.of());
    assertThat(
            ids(
                select(
                    rules,
                    titled(1, "A party at the quay"),
                    titled(2, "Art: what it costs"),
                    titled(3, "시장에서 기후변화를 말하다"),
                    titled(4, "Neue STRASSE"),
                    titled(5, "Die Straße am Hafen"),
                    titled(6, "State of the art"))))
        .containsExactlyInAnyOrder(2L, 3L, 5L, 6L);
  }

  @Test
  void anArticleGoesUnderTheFirstHeadingThatFitsAndTheRestToTheEnd() {
    Rules rules =
        rules(
            List.of(),
            List.of(),
            List.of(
                new Section("Sport", keywords("ferry race"), OptionalInt.empty()),
                new Section("The town", sources("The city desk"), OptionalInt.of(1)),
                new Section("Empty", tags("none has it"), OptionalInt.empty())));
    Article race = titled(1, "The ferry race");
    Article town = Stories.article(2, "city", story("The town hall", 2));
    Article second = Stories.article(3, "city", story("The market", 3));
    Article other = article(4, "harbour", 1);
    Selection selection = select(rules, other, second, town, race);
    assertThat(selection.chapters())
        .containsExactly(
            new Chapter("Sport", List.of(race)),
            new Chapter("The town", List.of(town)),
            new Chapter("", List.of(other)));
    assertThat(reasons(selection)).containsEntry(3L, Verdict.Reason.SECTION_FULL);
  }

  @Test
  void oneStoryOfTwoSourcesIsOneCard() {
    Article first = linked(1, "a", "Swans", "https://www.example.org/swans?utm_source=feed");
    Article second = linked(2, "b", "The swans", "http://example.org/swans/#top");
    Selection selection = select(ALL, first, second);
    assertThat(selection.size()).isEqualTo(1);
    assertThat(also(selection)).hasSize(1);
    assertThat(reasons(selection).values())
        .containsExactlyInAnyOrder(Verdict.Reason.CHOSEN, Verdict.Reason.SAME_STORY);
  }

  @Test
  void differentArticlesOfOneSourceOnOnePageAreAllShown() {
    Selection selection =
        select(
            ALL,
            linked(1, "a", "Monday", "https://example.org/log"),
            linked(2, "a", "Tuesday", "https://example.org/log#2"),
            linked(3, "a", "Monday", "https://example.org/log"));
    assertThat(selection.size()).isEqualTo(2);
    assertThat(also(selection)).hasSize(1);
  }

  @Test
  void whatAnEarlierEditionToldIsNotToldAgainUnlessItIsPublishedDaysAfter() {
    Story first = story("Swans are back on the river", 24 * 8);
    Article told = Stories.article(1, "a", first);
    Article copy = Stories.article(2, "b", published(first, 24 * 8 - 2));
    Article again = Stories.article(3, "c", published(first, 1));
    List<Article> candidates = List.of(copy, again);
    Selection selection =
        new Selector(ALL, List.of(), candidates, Map.of(), key -> key, NOW)
            .select(Cohort.EVERYBODY, candidates, List.of(told));
    assertThat(reasons(selection))
        .containsEntry(2L, Verdict.Reason.TOLD_BEFORE)
        .containsEntry(3L, Verdict.Reason.CHOSEN);
  }

  private static Story published(Story story, int hoursAgo) {
    return Stories.story(story.title(), Optional.empty(), NOW.minus(Duration.ofHours(hoursAgo)));
  }

  private static List<Article> also(Selection selection) {
    return selection.chapters().stream()
        .flatMap(chapter -> chapter.also().values().stream())
        .flatMap(List::stream)
        .toList();
  }

  private static Article linked(long id, String source, String title, String link) {
    return Stories.article(id, source, Stories.story(title, Optional.of(link), NOW));
  }

  @Test
  void theOrderInWhichCandidatesComeChangesNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Article> candidates = new ArrayList<>(candidates(random, 40));
      Rules rules = anyRules(random);
      Selection selection = select(rules, candidates);
      Collections.shuffle(candidates, random);
      assertThat(select(rules, candidates)).isEqualTo(selection);
    }
  }

  @Test
  void everyCandidateHasOneVerdictAndNoLimitIsExceeded() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      List<Article> candidates = candidates(random, random.nextInt(60));
      Rules rules = anyRules(random);
      Selection selection = select(rules, candidates);
      assertThat(selection.verdicts())
          .extracting(Verdict::article)
          .containsExactlyInAnyOrderElementsOf(candidates);
      assertThat(selection.articles())
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              selection.verdicts().stream().filter(Verdict::chosen).map(Verdict::article).toList());
      assertThat(selection.size()).isLessThanOrEqualTo(rules.maxArticles());
      assertThat(selection.size() == 0 || selection.size() >= rules.minArticles()).isTrue();
      Map<String, Integer> perSource = new HashMap<>();
      selection.articles().forEach(article -> perSource.merge(article.source(), 1, Integer::sum));
      assertThat(perSource.values()).allMatch(count -> count <= rules.maxPerSource());
    }
  }

  /** A year of a newsletter: nothing is sent twice, and what is never sent was judged too old. */
  @Test
  void betweenWindowsNothingIsLostAndNothingComesTwice() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      Rules rules = rules(1 + random.nextInt(4), 12, 6, Rules.Order.NEWEST);
      List<Article> pool = new ArrayList<>();
      Set<Long> used = new HashSet<>();
      Set<Long> tooOld = new HashSet<>();
      Instant at = NOW;
      for (int slot = 0; slot < 60; slot++) {
        at = at.plus(Duration.ofHours(random.nextInt(72)));
        boolean collecting = slot < 55;
        pool.addAll(collecting ? arriving(random, pool.size(), at) : List.of());
        List<Article> unused =
            new ArrayList<>(pool.stream().filter(each -> !used.contains(each.id())).toList());
        Collections.shuffle(unused, random);
        Selection selection = Selector.select(unused, rules, key -> key, at);
        selection.articles().forEach(each -> assertThat(used.add(each.id())).isTrue());
        selection.verdicts().stream()
            .filter(verdict -> verdict.reason() == Verdict.Reason.TOO_OLD)
            .forEach(verdict -> tooOld.add(verdict.article().id()));
      }
      Instant end = at;
      for (Article article : pool) {
        boolean aged = article.story().published().isBefore(end.minus(rules.maxAge()));
        assertThat(used.contains(article.id()) || tooOld.contains(article.id()) || !aged)
            .as("seed %s, article %s", seed, article.id())
            .isTrue();
      }
      assertThat(used).as("seed %s", seed).hasSizeGreaterThan(pool.size() / 2);
    }
  }

  /** New items, late ones, back-dated ones. */
  private static List<Article> arriving(Random random, int from, Instant at) {
    return IntStream.range(from, from + random.nextInt(8))
        .mapToObj(
            id -> {
              Instant published = at.minus(Duration.ofHours(random.nextInt(24 * 16)));
              Story story = Stories.story("Story " + id, Optional.empty(), published);
              return new Article(id, "source" + random.nextInt(3), "key" + id, at, at, story);
            })
        .toList();
  }

  private static List<Article> candidates(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            id -> {
              Optional<String> link =
                  random.nextInt(3) == 0
                      ? Optional.of("https://example.org/" + random.nextInt(5))
                      : Optional.empty();
              Instant published = NOW.minus(Duration.ofHours(random.nextInt(24 * 16)));
              Story story = Stories.story("Story " + random.nextInt(9), link, published);
              return Stories.article(id, "source" + random.nextInt(4), story);
            })
        .toList();
  }

  private static Rules anyRules(Random random) {
    Rules.Order[] orders = Rules.Order.values();
    Rules plain =
        Rulebook.plain(
            1 + random.nextInt(4),
            4 + random.nextInt(20),
            1 + random.nextInt(8),
            orders[random.nextInt(orders.length)]);
    Rulebook rules =
        new Rulebook(plain)
            .choosing(
                random.nextBoolean() ? List.of() : List.of(keywords("1", "2", "3")),
                random.nextBoolean() ? List.of() : List.of(sources("The source1 desk")),
                List.of(new Section("Some", keywords("2"), OptionalInt.of(1 + random.nextInt(5)))));
    Rulebook aged = rules.noOlderThan(Duration.ofDays(1 + random.nextInt(14)));
    Rulebook weighed = aged.weighing(new Rules.Weight(keywords("3"), random.nextInt(100)));
    return random.nextBoolean() ? weighed.rules() : weighed.mentioning().rules();
  }
}
