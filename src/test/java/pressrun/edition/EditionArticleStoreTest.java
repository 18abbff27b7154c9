package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pressrun.article.Article;
import pressrun.article.Story;
import pressrun.database.Database;
import pressrun.newsletter.Rules;
import pressrun.selection.Cohort;
import pressrun.selection.Selection;
import pressrun.selection.Selector;
import pressrun.testing.EachDatabase;
import pressrun.testing.Rulebook;
import pressrun.testing.Stories;

final class EditionArticleStoreTest {
  private static final Rules RULES = Rulebook.plain(1, 20, 20, Rules.Order.NEWEST);

  private static Story linked(String title, String link) {
    return Stories.story(title, Optional.of(link), Stories.PUBLISHED);
  }

  private static Edition frozen(Desk desk, int day, int number) {
    Selection selection = Selector.select(desk.candidates(), RULES, key -> key, Desk.NOW);
    return desk.frozen(
        new EditionDraft(
            Desk.slot(day),
            number,
            "News",
            Desk.masthead(),
            Desk.everybody(selection),
            Desk.READERS));
  }

  @EachDatabase
  void onlyTheNamedSourcesAndOnlyWhatWasSeenSinceIsACandidate(Database database) {
    Desk desk = new Desk(database);
    desk.collect(Desk.SOURCE, Stories.entry("one"));
    desk.collect("feed:another", Stories.entry("two"));
    assertThat(desk.candidates(Desk.NEWSLETTER, List.of(Desk.SOURCE), Desk.NOW))
        .extracting(Article::key)
        .containsExactly("one");
    assertThat(desk.candidates(Desk.NEWSLETTER, List.of(Desk.SOURCE), Desk.NOW.plusMillis(1)))
        .isEmpty();
    assertThat(desk.candidates(Desk.NEWSLETTER, List.of(), Desk.NOW)).isEmpty();
  }

  @EachDatabase
  void theSameStoryFromAnotherSourceIsUsedUpButNotShown(Database database) {
    Desk desk = new Desk(database);
    desk.collect(Desk.SOURCE, Stories.entry("a", linked("Swans", "https://example.org/swans")));
    desk.collect(
        "feed:harbour",
        Stories.entry("b", linked("Swans!", "http://www.example.org/swans/?utm_source=x")));
    Edition edition = frozen(desk, 2, 1);
    assertThat(desk.used.chapters(edition.id(), Cohort.EVERYBODY))
        .singleElement()
        .satisfies(
            chapter -> {
              assertThat(chapter.articles()).hasSize(1);
              assertThat(chapter.also(chapter.articles().get(0))).hasSize(1);
            });
    assertThat(desk.candidates()).isEmpty();
  }

  @EachDatabase
  void theSameStoryThatComesLaterFromAnotherSourceIsNoCandidate(Database database) {
    Desk desk = new Desk(database);
    desk.collect(Desk.SOURCE, Stories.entry("a", linked("Swans", "https://example.org/swans")));
    frozen(desk, 2, 1);
    desk.collect(
        "feed:harbour", Stories.entry("b", linked("Swans are back", "https://example.org/swans")));
    assertThat(desk.candidates()).isEmpty();
    assertThat(desk.candidates("another-newsletter")).hasSize(2);
  }

  @EachDatabase
  void aStoryWhoseKeyHasChangedIsNoCandidate(Database database) {
    Desk desk = new Desk(database);
    Story swans = linked("Swans", "https://example.org/swans");
    desk.collect(Desk.SOURCE, Stories.entry("http://example.org/?p=1", swans));
    frozen(desk, 2, 1);
    desk.collect(Desk.SOURCE, Stories.entry("https://example.org/?p=1", swans));
    assertThat(desk.candidates()).isEmpty();
  }

  @EachDatabase
  void aSourceWhoseArticlesAllLinkToOnePageLosesNone(Database database) {
    Desk desk = new Desk(database);
    desk.collect(Desk.SOURCE, Stories.entry("1", linked("Monday", "https://example.org/log")));
    desk.collect(Desk.SOURCE, Stories.entry("2", linked("Tuesday", "https://example.org/log")));
    Edition edition = frozen(desk, 2, 1);
    assertThat(desk.used.chapters(edition.id(), Cohort.EVERYBODY).get(0).articles()).hasSize(2);
    desk.collect(Desk.SOURCE, Stories.entry("3", linked("Wednesday", "https://example.org/log")));
    assertThat(desk.candidates()).extracting(Article::key).containsExactly("3");
  }

  @EachDatabase
  void anArticleWithoutALinkIsOnlyItself(Database database) {
    Desk desk = new Desk(database);
    desk.collected("one");
    frozen(desk, 2, 1);
    assertThat(desk.collected("two")).extracting(Article::key).containsExactly("two");
  }

  @EachDatabase
  void whatAWeekOldEditionToldIsStillKnownToAWeeklyCadence(Database database) {
    Desk desk = new Desk(database);
    desk.collected("one");
    frozen(desk, 2, 1);
    Instant nextWeek = Desk.NOW.plus(Duration.ofDays(7));
    PoolQuery query =
        new PoolQuery(
            Desk.NEWSLETTER,
            Desk.READERS.cadence(),
            List.of(Desk.SOURCE),
            nextWeek.minus(Duration.ofDays(14)),
            nextWeek);
    assertThat(desk.used.pool(query).told(Cohort.EVERYBODY)).hasSize(1);
  }
}
