package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import pressrun.database.Database;
import pressrun.testing.EachDatabase;
import pressrun.testing.Stories;

final class ArticleStoreTest {
  private static final String SOURCE = "feed:city";
  private static final Instant NOW = Instant.parse("2026-03-02T07:30:00.123Z");

  private final ArticleStore articles = new ArticleStore();

  private int add(Database database, String source, CleanedEntry... entries) {
    return database.inTransaction(
        transaction -> articles.addNew(transaction, source, List.of(entries), NOW));
  }

  private static List<Article> all(Database database) {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT * FROM article ORDER BY id")
                .map((row, context) -> ArticleStore.article(row))
                .list());
  }

  @EachDatabase
  void anArticleComesBackAsItWent(Database database) {
    Story full =
        new Story(
            "Swans \"back\" on O'Hara's quay — 백조가 돌아왔다 🦢",
            "A line; with %s and \\ in it",
            "Two sentences. Here is the second.",
            Optional.of(URI.create("https://example.org/swans?a=1&b=%20x")),
            Optional.of(
                new Image(
                    URI.create("https://example.org/s.jpg"),
                    "two swans",
                    OptionalInt.of(640),
                    OptionalInt.empty())),
            Optional.of("Ines Moreau"),
            Optional.of("translated"),
            Optional.of("Harbour Agency"),
            Locale.forLanguageTag("pt-BR"),
            List.of("birds", "harbour, old"),
            Instant.parse("2026-03-01T05:06:07.089Z"));
    add(database, SOURCE, Stories.entry("guid 1", full));
    assertThat(all(database))
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.story()).isEqualTo(full);
              assertThat(article.firstSeen()).isEqualTo(NOW);
              assertThat(article.source()).isEqualTo(SOURCE);
              assertThat(article.key()).isEqualTo("guid 1");
            });
  }

  @EachDatabase
  void whatASourceSaysAgainIsNotNew(Database database) {
    assertThat(add(database, SOURCE, Stories.entry("one"), Stories.entry("two"))).isEqualTo(2);
    assertThat(add(database, SOURCE, Stories.entry("two"), Stories.entry("three"))).isEqualTo(1);
    assertThat(all(database)).hasSize(3);
  }

  @EachDatabase
  void oneKeyTwiceInOneReadingIsOneArticle(Database database) {
    assertThat(add(database, SOURCE, Stories.entry("one"), Stories.entry("one"))).isEqualTo(1);
  }

  @EachDatabase
  void theSameKeyOfAnotherSourceIsAnotherArticle(Database database) {
    add(database, SOURCE, Stories.entry("one"));
    assertThat(add(database, "feed:harbour", Stories.entry("one"))).isEqualTo(1);
  }

  @EachDatabase
  void aCorrectionIsTakenUpAndTheFirstSightStays(Database database) {
    add(database, SOURCE, Stories.entry("guid", Stories.story("Brige opened")));
    database.useTransaction(
        transaction ->
            articles.addNew(
                transaction,
                SOURCE,
                List.of(Stories.entry("guid", Stories.story("Bridge opened"))),
                NOW.plusSeconds(900)));
    assertThat(all(database))
        .singleElement()
        .satisfies(
            article -> {
              assertThat(article.story().title()).isEqualTo("Bridge opened");
              assertThat(article.firstSeen()).isEqualTo(NOW);
            });
  }

  @EachDatabase
  void whatAnEditionHasUsedIsNotChangedAnyMore(Database database) {
    add(database, SOURCE, Stories.entry("guid", Stories.story("As it was sent")));
    long id = all(database).get(0).id();
    database.useTransaction(transaction -> ArticleStore.markUsed(transaction, List.of(id), NOW));
    assertThat(add(database, SOURCE, Stories.entry("guid", Stories.story("As edited")))).isZero();
    assertThat(all(database).get(0).story().title()).isEqualTo("As it was sent");
  }

  @EachDatabase
  void whatIsTakenForNewButKeptAlreadyStaysAsItIs(Database database) {
    add(database, SOURCE, Stories.entry("guid", Stories.story("As it is kept")));
    int added =
        database.inTransaction(
            transaction ->
                articles.add(
                    transaction,
                    SOURCE,
                    List.of(
                        Stories.entry("guid", Stories.story("As it is given")),
                        Stories.entry("other")),
                    NOW));
    assertThat(added).isEqualTo(1);
    assertThat(all(database)).hasSize(2);
    assertThat(all(database).get(0).story().title()).isEqualTo("As it is kept");
  }

  @EachDatabase
  void whatFailsLaterInTheTransactionWasNeverThere(Database database) {
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    transaction -> {
                      articles.addNew(transaction, SOURCE, List.of(Stories.entry("one")), NOW);
                      throw new IllegalStateException("the feed's state could not be kept");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(all(database)).isEmpty();
    assertThat(add(database, SOURCE, Stories.entry("one"))).isEqualTo(1);
  }

  @EachDatabase
  void twoWhoCollectAtOnceKeepItOnce(Database database) {
    List<CompletableFuture<Integer>> collecting =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> add(database, SOURCE, Stories.entry("one"), Stories.entry("two"))))
            .toList();
    int added = collecting.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(added).isEqualTo(2);
    assertThat(all(database)).hasSize(2);
  }

  @EachDatabase
  void aKeyWithANulIsFoundAgain(Database database) {
    assertThat(add(database, SOURCE, Stories.entry("a\0b"))).isEqualTo(1);
    assertThat(add(database, SOURCE, Stories.entry("a\0b"))).isZero();
  }
}
