package pressrun.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.article.IntakeStore.Orders;
import pressrun.source.FeedSource;
import pressrun.testing.SettableClock;

final class SourceIntakeTest {
  private static final Instant START = FeedTrial.START;
  private static final String TEXT =
      "The harbour office said on Monday that this is what happened, and that nobody was hurt. ";

  private final FeedTrial trial;
  private final SettableClock clock;
  private String feed = "";

  SourceIntakeTest(@TempDir Path folder) {
    trial = new FeedTrial(folder);
    clock = trial.clock;
    trial.server.on(
        "/feed",
        exchange -> {
          byte[] body = feed.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void atTheFirstReadingTheLastDayIsNewAndTheRestWasSeen() {
    assertThat(read(items(1, 40, n -> dated(n, Duration.ofHours(3L * n)))).added()).isEqualTo(7);
    assertThat(read(items(1, 40, n -> dated(n, Duration.ofHours(3L * n)))).added()).isZero();
  }

  @Test
  void atTheFirstReadingAQuietFeedGivesItsFiveNewest() {
    assertThat(read(items(1, 40, n -> dated(n, Duration.ofDays(2L * n)))).added()).isEqualTo(5);
  }

  @Test
  void atTheFirstReadingAFeedWithoutDatesGivesFive() {
    assertThat(read(items(1, 40, SourceIntakeTest::plain)).added()).isEqualTo(5);
  }

  @Test
  void identifiersThatAllChangeMakeNoNewArticles() {
    read(items(1, 500, n -> item("http://example.org/" + n, "http://example.org/" + n, n)));
    clock.advance(Duration.ofDays(1));

    SourceReport moved =
        read(
            items(
                1,
                500,
                n ->
                    item(
                        "https://example.org/" + n,
                        "https://www.example.org/" + n + "?utm_source=x",
                        n)));

    assertThat(moved.added()).isZero();
    assertThat(moved.problem()).isEmpty();
  }

  @Test
  void aSiteThatMovedToAnotherHostIsKnownByItsTexts() {
    read(items(1, 60, n -> item("a" + n, "https://old.example.org/" + n, n)));
    clock.advance(Duration.ofDays(1));

    SourceReport moved =
        read(items(1, 60, n -> item("b" + n, "https://new.example.org/x/" + n, n)));

    assertThat(moved.added()).isZero();
    assertThat(moved.problem()).isEmpty();
  }

  @Test
  void oneIdentifierForAllItemsDoesNotMakeThemOne() {
    read("");

    assertThat(read(items(1, 4, n -> item("same", "https://example.org/" + n, n))).added())
        .isEqualTo(4);
  }

  @Test
  void oneLinkForAllItemsDoesNotMakeThemOne() {
    read(items(1, 3, n -> item("k" + n, "https://example.org/", n)));

    assertThat(read(items(1, 6, n -> item("k" + n, "https://example.org/", n))).added())
        .isEqualTo(3);
  }

  @Test
  void aFloodIsHeldBackTillItIsReleased() {
    read(items(1, 20, n -> dated(n, Duration.ofDays(n))));
    clock.advance(Duration.ofDays(1));
    String flood = items(100, 160, SourceIntakeTest::plain);

    SourceReport held = read(flood);
    assertThat(held.added()).isZero();
    assertThat(held.problem().orElse("")).contains("61 new articles", "release \"Desk\"");
    assertThat(read(flood).added()).as("asking again does not make it usual").isZero();

    trial.desk.release(trial.source("/feed"), Orders.TAKE);
    SourceReport released = read(flood);
    assertThat(released.added()).isEqualTo(61);
    assertThat(released.problem()).isEmpty();
  }

  @Test
  void whatIsHeldBackIsJudgedAgainThoughTheFeedIsTheSame() {
    read(items(1, 20, n -> dated(n, Duration.ofHours(12L * n))));
    clock.advance(Duration.ofDays(10));
    String flood = items(100, 149, SourceIntakeTest::plain);
    assertThat(read(flood).added()).isZero();

    clock.advance(Duration.ofDays(3));
    assertThat(read(flood).added()).as("by now so many are usual").isEqualTo(50);
  }

  @Test
  void aFeedThatHadNothingNewForDaysEarnsNoRoomForAFlood() {
    String quiet = items(1, 20, n -> dated(n, Duration.ofHours(12L * n)));
    read(quiet);
    for (int day = 0; day < 13; day++) {
      clock.advance(Duration.ofDays(1));
      read(quiet);
    }
    assertThat(read(items(100, 149, SourceIntakeTest::plain)).added()).isZero();
  }

  @Test
  void theSameFeedAgainChangesNothingOfWhatIsKept() {
    read(plain(1));
    trial.database.useTransaction(
        transaction -> transaction.handle().execute("UPDATE article SET title = 'As it is kept'"));

    clock.advance(Duration.ofDays(1));
    assertThat(read(plain(1)).added()).isZero();
    assertThat(trial.titles()).as("not cleaned again").containsExactly("As it is kept");

    assertThat(read(plain(1) + plain(2)).added()).isEqualTo(1);
    assertThat(trial.titles()).containsExactly("Story 1", "Story 2");
  }

  @Test
  void aFloodThatIsPassedOverCountsAsSeen() {
    read(items(1, 20, n -> dated(n, Duration.ofDays(n))));
    clock.advance(Duration.ofDays(1));
    String flood = items(100, 160, SourceIntakeTest::plain);
    read(flood);

    trial.desk.release(trial.source("/feed"), Orders.PASS_OVER);

    assertThat(read(flood).added()).isZero();
    clock.advance(Duration.ofDays(1));
    SourceReport next = read(flood + items(200, 201, SourceIntakeTest::plain));
    assertThat(next.added()).isEqualTo(2);
    assertThat(next.problem()).isEmpty();
  }

  @Test
  void aFloodHeldBackIsStillToldWhenTheFeedIsUnchanged() {
    read(items(1, 20, n -> dated(n, Duration.ofDays(n))));
    clock.advance(Duration.ofDays(1));
    read(items(100, 160, SourceIntakeTest::plain));
    trial.server.answer("/unchanged", 304, "");
    FeedSource unchanged =
        new FeedSource(
            "Desk", "feed:/feed", new FeedSource.Remote(trial.server.address("/unchanged")));

    assertThat(trial.intake.take(unchanged, Locale.ENGLISH).problem().orElse(""))
        .contains("held back");
  }

  @Test
  void aBusyFeedIsNotTakenForAFlood() {
    read(items(1, 50, n -> dated(n, Duration.ofHours(n))));
    clock.advance(Duration.ofDays(1));

    assertThat(read(items(101, 150, n -> dated(n - 100, Duration.ofMinutes(20L * n)))).problem())
        .isEmpty();
  }

  @Test
  void whatVanishesAndReturnsIsNotNew() {
    read(items(1, 5, SourceIntakeTest::plain));
    clock.advance(Duration.ofDays(100));
    read(items(6, 7, SourceIntakeTest::plain));
    clock.advance(Duration.ofDays(100));

    assertThat(read(items(1, 7, SourceIntakeTest::plain)).added()).isZero();
  }

  @Test
  void itemsWithoutIdentifierAreKnownByTheirLinksElseTheirTexts() {
    String linked = "<item><link>https://example.org/1</link><title>Swans</title></item>";
    String bare = "<item><title>Eels</title><description>" + TEXT + "</description></item>";

    assertThat(read(linked + bare).added()).isEqualTo(2);
    assertThat(read(bare + linked.replace("Swans", "Swans again")).added()).isZero();
    assertThat(trial.titles()).containsExactly("Swans again", "Eels");
  }

  @Test
  void anEditedItemIsKeptInStepAndNotNew() {
    read(plain(1));

    assertThat(read(plain(1).replace("Story 1", "Story 1, corrected")).added()).isZero();
    assertThat(trial.titles()).containsExactly("Story 1, corrected");
  }

  @Test
  void anItemWithoutWordsIsNoArticle() {
    assertThat(read("<item><guid>1</guid></item>").added()).isZero();
  }

  private SourceReport read(String items) {
    feed = FeedTrial.rss(items);
    return trial.read("/feed");
  }

  private static String items(int from, int to, IntFunction<String> item) {
    return IntStream.rangeClosed(from, to).mapToObj(item).collect(Collectors.joining());
  }

  private static String plain(int n) {
    return item("k" + n, "https://example.org/" + n, n);
  }

  private static String item(String guid, String link, int n) {
    return item(guid, link, n, Optional.empty());
  }

  private static String dated(int n, Duration ago) {
    return item("k" + n, "https://example.org/" + n, n, Optional.of(START.minus(ago)));
  }

  private static String item(String guid, String link, int n, Optional<Instant> date) {
    return "<item><guid isPermaLink='false'>"
        + guid
        + "</guid><link>"
        + link
        + "</link><title>Story "
        + n
        + "</title><description>"
        + TEXT
        + "It was number "
        + n
        + ".</description>"
        + date.map(when -> "<pubDate>" + when + "</pubDate>").orElse("")
        + "</item>";
  }
}
