package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.GuardedClient;
import pressrun.http.HttpSettings;
import pressrun.http.HttpSettings.Loopback;
import pressrun.source.ReadOutcome.Entries;
import pressrun.source.ReadOutcome.Failed;
import pressrun.source.ReadOutcome.Unchanged;
import pressrun.testing.FaultServer;
import pressrun.testing.SettableClock;

final class SourceReaderTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final String FEED =
      "<rss version='2.0'><channel><title>t</title><item><title>새 여객선이 들어왔다</title></item>"
          + "</channel></rss>";

  private final SettableClock clock = new SettableClock(NOW);
  private final FaultServer server = new FaultServer();
  private final GuardedClient trial = client(Loopback.ALLOWED);
  private final GuardedClient strict = client(Loopback.REFUSED);

  private final Path folder;

  SourceReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    trial.close();
    strict.close();
    server.close();
  }

  @Test
  void aFeedIsReadAndItsValidatorsKept() {
    server.answer("/feed", 200, FEED, "ETag: \"1\"", "Last-Modified: today");

    Entries read = (Entries) read("/feed", Optional.empty(), NOW);

    assertThat(read.entries()).hasSize(1);
    assertThat(read.next().etag()).contains("\"1\"");
    assertThat(read.next().lastModified()).contains("today");
    assertThat(read.next().problem()).isEmpty();
  }

  @Test
  void anUnchangedFeedKeepsItsValidators() {
    server.answer("/feed", 304, "");

    ReadOutcome outcome = read("/feed", Optional.of(known()), NOW);

    assertThat(outcome).isInstanceOf(Unchanged.class);
    assertThat(server.lastHeader("If-None-Match")).contains("\"1\"");
    assertThat(outcome.next().etag()).contains("\"1\"");
    assertThat(outcome.next().failures()).isZero();
  }

  @Test
  void afterSevenDaysAFeedIsAskedForWhole() {
    server.answer("/feed", 200, FEED);

    read("/feed", Optional.of(known()), NOW.plus(Duration.ofDays(7)));

    assertThat(server.lastHeader("If-None-Match")).isEmpty();
  }

  @Test
  void theSameAnswerAgainIsUnchangedThoughNobodySaysSo() {
    server.answer("/feed", 200, FEED);
    SourceState once = read("/feed", Optional.empty(), NOW).next();

    ReadOutcome again = read("/feed", Optional.of(once), NOW.plusSeconds(60));

    assertThat(again).isInstanceOf(Unchanged.class);
    assertThat(again.next().asked()).isEqualTo(NOW.plusSeconds(60));
    assertThat(again.next().wholeAt()).as("when it was last looked through").contains(NOW);
  }

  @Test
  void anAnswerWithAnotherLetterIsRead() {
    server.answer("/feed", 200, FEED);
    SourceState once = read("/feed", Optional.empty(), NOW).next();
    server.answer("/corrected", 200, FEED.replace("<title>t<", "<title>u<"));

    assertThat(read("/corrected", Optional.of(once), NOW)).isInstanceOf(Entries.class);
  }

  @Test
  void theSameAnswerIsReadAgainAfterSevenDaysAfterAFailureAndWhereSomeOfItWaits() {
    server.answer("/feed", 200, FEED);
    SourceState once = read("/feed", Optional.empty(), NOW).next();
    SourceState failed = once.failed("why", NOW, Optional.empty());

    assertThat(read("/feed", Optional.of(once), NOW.plus(Duration.ofDays(7))))
        .isInstanceOf(Entries.class);
    assertThat(read("/feed", Optional.of(failed), NOW)).isInstanceOf(Entries.class);
    assertThat(read("/feed", Optional.of(once.unsettled()), NOW)).isInstanceOf(Entries.class);
  }

  @Test
  void aFailureIsCountedAndForgetsNothing() {
    server.answer("/feed", 500, "");

    ReadOutcome once = read("/feed", Optional.of(known()), NOW);
    ReadOutcome twice = read("/feed", Optional.of(once.next()), NOW);

    assertThat(twice.next().failures()).isEqualTo(2);
    assertThat(twice.next().etag()).contains("\"1\"");
    assertThat(twice.next().problem().orElse("")).contains("/feed", "500");
  }

  @Test
  void whoAsksToBeLeftAloneIsNotAskedBefore() {
    server.answer("/feed", 429, "", "Retry-After: 3600");
    ReadOutcome told = read("/feed", Optional.empty(), NOW);

    ReadOutcome early = read("/feed", Optional.of(told.next()), NOW.plusSeconds(3599));
    assertThat(server.asked()).isEqualTo(1);
    assertThat(early).isInstanceOf(Failed.class);
    assertThat(early.next()).isEqualTo(told.next());

    read("/feed", Optional.of(told.next()), NOW.plusSeconds(3600));
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void whoAskedToBeLeftAloneInATimeToComeIsAskedOnceTheClockIsPutRight() {
    server.answer("/feed", 429, "", "Retry-After: 3600");
    SourceReader reader = new SourceReader(trial, clock);
    FeedSource source = remote(server.address("/feed"));
    clock.set(NOW.plus(Duration.ofHours(2)));
    ReadOutcome told = reader.read(source, Optional.empty());
    clock.set(NOW);

    reader.read(source, Optional.of(told.next()));

    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void aFeedThatWasReadWholeInATimeToComeIsAskedForWhole() {
    server.answer("/feed", 200, FEED);

    read("/feed", Optional.of(known()), NOW.minus(Duration.ofDays(365)));

    assertThat(server.lastHeader("If-None-Match")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410, 429, 503})
  void aRefusalNamesTheAddressAndTheStatus(int status) {
    server.answer("/feed", status, "no");

    assertThat(problem(read("/feed?token=secret", Optional.empty(), NOW)))
        .contains("http://127.0.0.1", "/feed", String.valueOf(status))
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<!DOCTYPE html><title>Log in</title>", "\u0000\u0001\u0002", "<a>"})
  void whatIsNoFeedNamesTheAddressAndWhatCame(String body) {
    server.answer("/feed", 200, body);

    assertThat(problem(read("/feed", Optional.empty(), NOW)))
        .contains("/feed", "expected RSS, Atom or JSON Feed, found")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/xml; charset=utf-8", "text/xml", "application/rss+xml"})
  void aWronglyNamedCharsetIsSeenThrough(String contentType) {
    server.answer(
        "/feed", 200, FEED.getBytes(Charset.forName("EUC-KR")), "Content-Type: " + contentType);

    Entries read = (Entries) read("/feed", Optional.empty(), NOW);

    assertThat(read.entries().get(0).title()).isEqualTo("새 여객선이 들어왔다");
  }

  @Test
  void aRepairedFeedIsReadAndItsOwnerTold() {
    server.answer("/feed", 200, FEED.replace("</title></item>", " & more</title></item>"));

    Entries read = (Entries) read("/feed", Optional.empty(), NOW);

    assertThat(read.entries().get(0).title()).endsWith("& more");
    assertThat(read.next().problem().orElse("")).contains("/feed", "repaired");
    assertThat(read.next().failures()).isZero();
  }

  @Test
  void aFeedInsideAPrivateNetworkIsRefused() {
    server.answer("/feed", 200, FEED);
    SourceReader reader = new SourceReader(strict, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(problem(reader.read(remote(server.address("/feed")), Optional.empty())))
        .contains("private or reserved network");
    assertThat(server.asked()).isZero();
  }

  @Test
  void aFileIsReadLikeAFeed() throws Exception {
    Path file = Files.writeString(folder.resolve("feed.xml"), FEED);

    assertThat(((Entries) read(local(file))).entries()).hasSize(1);
  }

  @Test
  void aMissingFileFolderOrDatabaseIsNamed() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(problem(read(local(nowhere)))).contains("nowhere", "not there");
    assertThat(problem(read(new FolderSource("n", "k", nowhere)))).contains("nowhere", "expected");
    QuerySource query =
        new QuerySource(
            "n",
            "k",
            "jdbc:sqlite:" + nowhere + "?password=secret",
            Optional.empty(),
            Optional.of("secret"),
            "SELECT 1 AS title");
    assertThat(problem(read(query))).contains("nowhere", "failed").doesNotContain("secret");
  }

  private ReadOutcome read(Source source) {
    return new SourceReader(strict, Clock.fixed(NOW, ZoneOffset.UTC))
        .read(source, Optional.empty());
  }

  private ReadOutcome read(String path, Optional<SourceState> before, Instant now) {
    return new SourceReader(trial, Clock.fixed(now, ZoneOffset.UTC))
        .read(remote(server.address(path)), before);
  }

  private static SourceState known() {
    return SourceState.unasked("k", NOW)
        .read(NOW.minusSeconds(60))
        .with(Optional.of("\"1\""), Optional.of("today"));
  }

  private static String problem(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).problem();
  }

  @Test
  void aFileThatCannotBeReadIsNamedOnce() {
    Path file = folder.resolve("missing.xml");
    ReadOutcome outcome = read(local(file));
    assertThat(((Failed) outcome).problem()).isEqualTo(file + " is not there");
  }

  private static FeedSource remote(URI address) {
    return new FeedSource("News", "k", new FeedSource.Remote(address));
  }

  private static FeedSource local(Path file) {
    return new FeedSource("News", "k", new FeedSource.Local(file));
  }

  private static GuardedClient client(Loopback loopback) {
    return new GuardedClient(
        new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20, loopback, "Pressrun/test"));
  }
}
