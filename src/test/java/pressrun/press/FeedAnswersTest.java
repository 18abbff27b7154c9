package pressrun.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.HttpSettings;
import pressrun.http.HttpSettings.Loopback;
import pressrun.source.FeedSource;
import pressrun.source.SourceState.Move;
import pressrun.testing.FaultServer;

/**
 * What a feed's server may answer, each row of the table of faults: nothing is lost or believed.
 */
final class FeedAnswersTest {
  private static final String TWO =
      FeedTrial.rss(FeedTrial.item("1", "Swans") + FeedTrial.item("2", "Eels"));

  private final FeedTrial trial;

  FeedAnswersTest(@TempDir Path folder) {
    this.trial = new FeedTrial(folder);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void anUnchangedFeedBringsNothingAndIsAskedForWholeOnceInSevenDays() {
    trial.server.on(
        "/feed",
        exchange -> {
          boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
          exchange.getResponseHeaders().add("ETag", "W/\"1\"");
          byte[] body = TWO.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
          if (!known) {
            exchange.getResponseBody().write(body);
          }
        });

    assertThat(trial.read("/feed").added()).isEqualTo(2);
    trial.clock.advance(Duration.ofDays(6));
    assertThat(trial.read("/feed")).isEqualTo(new SourceReport("Desk", "feed:/feed", 0, none()));
    assertThat(trial.server.lastHeader("If-None-Match")).contains("W/\"1\"");
    trial.clock.advance(Duration.ofDays(1));
    assertThat(trial.read("/feed").added()).isZero();
    assertThat(trial.server.lastHeader("If-None-Match")).isEmpty();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void aPermanentMoveIsRememberedAfterThreeEqualAnswersOverADayAndTold(int status) {
    trial.server.redirect("/old", status, "/new").answer("/new", 200, TWO);

    trial.read("/old");
    trial.clock.advance(Duration.ofHours(12));
    trial.read("/old");
    assertThat(trial.state("/old").problem()).as("twice in half a day").isEmpty();
    trial.clock.advance(Duration.ofHours(12));
    trial.read("/old");

    assertThat(trial.state("/old").move().filter(move -> move.settled(now()))).isPresent();
    assertThat(trial.state("/old").problem().orElse(""))
        .contains("moved for good", trial.server.address("/new").toString());
    int before = trial.server.asked();
    trial.read("/old");
    assertThat(trial.server.asked() - before).as("only the new place is asked").isEqualTo(1);
  }

  @Test
  void aMoveThatChangesItsMindBeginsAgain() {
    AtomicReference<String> place = new AtomicReference<>("/a");
    trial.server.answer("/a", 200, TWO).answer("/b", 200, TWO);
    trial.server.on(
        "/old",
        exchange -> {
          exchange.getResponseHeaders().add("Location", place.get());
          exchange.sendResponseHeaders(301, -1);
        });
    trial.read("/old");
    trial.clock.advance(Duration.ofDays(2));
    trial.read("/old");
    place.set("/b");
    trial.read("/old");

    assertThat(trial.state("/old").move()).contains(new Move(trial.server.address("/b"), now(), 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303, 307})
  void aPassingRedirectIsFollowedAndNeverRemembered(int status) {
    trial.server.redirect("/old", status, "/new").answer("/new", 200, TWO);

    for (int day = 0; day < 4; day++) {
      assertThat(trial.read("/old").problem()).isEmpty();
      trial.clock.advance(Duration.ofDays(1));
    }

    assertThat(trial.titles()).hasSize(2);
    assertThat(trial.state("/old").move()).isEmpty();
  }

  @Test
  void fiveRedirectsAreFollowedAndALoopIsNot() {
    for (int hop = 0; hop < 6; hop++) {
      trial.server.redirect("/hop" + hop, 302, "/hop" + (hop + 1));
    }
    trial.server.answer("/hop6", 200, TWO).redirect("/loop", 301, "/loop");

    assertThat(trial.read("/hop1").added()).isEqualTo(2);
    assertThat(trial.problem("/hop0")).contains("more than 5 redirects");
    assertThat(trial.problem("/loop")).contains("more than 5 redirects");
  }

  @Test
  void aRedirectIntoAPrivateNetworkIsRefusedAtWhateverHop() {
    trial.server.redirect("/a", 302, "/b").redirect("/b", 302, "http://10.0.0.1/feed");

    assertThat(trial.problem("/a")).contains("private or reserved network");
  }

  @Test
  void aFeedInAPrivateNetworkIsNotAsked(@TempDir Path other) {
    try (FeedTrial strict = new FeedTrial(other, Duration.ofSeconds(5), Loopback.REFUSED)) {
      strict.server.answer("/feed", 200, TWO);

      assertThat(strict.problem("/feed")).contains("private or reserved network");
      assertThat(strict.server.asked()).isZero();
    }
  }

  @Test
  void whatIsGoneIsNotAskedForAgainAndTold() {
    trial.server.answer("/feed", 410, "");

    assertThat(trial.problem("/feed")).contains("410", "take it out");
    trial.clock.advance(Duration.ofDays(30));
    assertThat(trial.problem("/feed")).contains("gone and not asked for any more");
    assertThat(trial.server.asked()).isEqualTo(1);
  }

  @Test
  void whatWasMissingForTenDaysIsNotAskedForAgain() {
    trial.server.answer("/feed", 404, "");

    for (int day = 0; day <= 10; day++) {
      assertThat(trial.problem("/feed")).contains("404");
      trial.clock.advance(Duration.ofDays(1));
    }
    assertThat(trial.problem("/feed")).contains("gone and not asked for any more");
    assertThat(trial.server.asked()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({"429, 1, 60", "429, 7200, 7200", "503, 99999999, 86400"})
  void whoAsksForPatienceIsLeftAloneWithAllOfItsHost(int status, String asked, long seconds) {
    trial.server.answer("/feed", status, "", "Retry-After: " + asked).answer("/beside", 200, TWO);

    assertThat(trial.problem("/feed")).contains(String.valueOf(status));
    trial.clock.advance(Duration.ofSeconds(seconds - 1));
    assertThat(trial.problem("/feed")).contains("not to be asked before");
    assertThat(trial.problem("/beside")).contains("not to be asked before");
    assertThat(trial.server.asked()).isEqualTo(1);
    trial.clock.advance(Duration.ofSeconds(1));
    assertThat(trial.read("/beside").added()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | no | 401",
        "403 | no | 403",
        "200 | <!DOCTYPE html><title>Free Wi-Fi</title> | an HTML page, “Free Wi-Fi”",
        "200 | <?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/> | html",
        "200 | '' | nothing: the answer is empty",
        "200 | 404 page | “404 page”",
        "204 | '' | nothing: the answer is empty",
      })
  void whatIsNoFeedIsToldAndTouchesNoArticle(int status, String body, String told) {
    trial.read("/feed", TWO);
    trial.clock.advance(Duration.ofDays(1));
    trial.server.answer("/other", status, body);
    FeedSource moved =
        new FeedSource("Desk", "feed:/feed", new FeedSource.Remote(trial.server.address("/other")));

    assertThat(trial.intake.take(moved, Locale.ENGLISH).problem().orElse("")).contains(told);
    assertThat(trial.titles()).containsExactly("Swans", "Eels");
    assertThat(trial.read("/feed").added()).as("and none of them is new again").isZero();
  }

  @Test
  void anEmptyFeedDeletesNothing() {
    trial.read("/feed", TWO);
    trial.read("/feed", FeedTrial.rss(""));

    assertThat(trial.titles()).containsExactly("Swans", "Eels");
  }

  @Test
  void aServerThatIsSlowOrSilentIsCutOff(@TempDir Path other) throws IOException {
    try (FeedTrial hasty = new FeedTrial(other, Duration.ofMillis(400), Loopback.ALLOWED);
        ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      hasty
          .server
          .stall("/stall", "<rss>")
          .drip("/drip", " ", Duration.ofMillis(20))
          .endless("/endless", "");

      assertThat(hasty.problem("/stall"))
          .contains("no whole answer in time", "too large", "its first 5 bytes came");
      assertThat(hasty.problem("/drip")).contains("no whole answer in time");
      assertThat(asked(hasty, "http", silent.getLocalPort())).contains("no whole answer in time");
      assertThat(asked(hasty, "https", silent.getLocalPort())).contains("no whole answer in time");
    }
  }

  @Test
  void aServerThatIsNotThereOrSpeaksNoTlsIsTold() throws Exception {
    int port;
    Thread answering;
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = plain.getLocalPort();
      answering = new Thread(() -> speakPlainly(plain));
      answering.start();
      assertThat(asked(trial, "https", port)).contains("TLS failed");
    }
    // Who waits in accept() when the socket is closed may still take one more.
    answering.join();
    assertThat(asked(trial, "http", port)).contains("no connection");
  }

  private static void speakPlainly(ServerSocket server) {
    try {
      while (true) {
        try (Socket client = server.accept()) {
          client
              .getOutputStream()
              .write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private static String asked(FeedTrial trial, String scheme, int port) {
    URI address = URI.create(scheme + "://127.0.0.1:" + port + "/feed");
    FeedSource source = new FeedSource("Desk", "feed:x", new FeedSource.Remote(address));
    return trial.intake.take(source, Locale.ENGLISH).problem().orElse("");
  }

  @Test
  void aBodyWithoutMeasureIsStoppedWhileItIsRead() {
    byte[] noise = new byte[FeedTrial.LIMIT + 1];
    new Random(1).nextBytes(noise);
    trial
        .server
        .answer("/large", 200, noise)
        .endless("/endless", "<item><title>Swans</title></item>".repeat(100))
        .answer("/bomb", 200, FaultServer.gzip(new byte[1 << 20]), "Content-Encoding: gzip");

    assertThat(HttpSettings.defaults().maxBytes()).isEqualTo(10 << 20);
    assertThat(trial.problem("/large")).contains("larger than " + FeedTrial.LIMIT);
    assertThat(trial.problem("/endless")).contains("larger than " + FeedTrial.LIMIT);
    assertThat(trial.problem("/bomb")).contains("not a feed");
  }

  private Instant now() {
    return trial.clock.instant();
  }
}
