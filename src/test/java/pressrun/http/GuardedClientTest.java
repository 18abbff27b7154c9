package pressrun.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.FetchOutcome.Failed;
import pressrun.http.FetchOutcome.Fetched;
import pressrun.http.FetchOutcome.NotModified;
import pressrun.http.HttpSettings.Loopback;
import pressrun.testing.FaultServer;

final class GuardedClientTest {
  private static final int LIMIT = 3 << 20;

  private final FaultServer server = new FaultServer();
  private final GuardedClient trial = client(Loopback.ALLOWED, Duration.ofSeconds(20));
  private final GuardedClient strict = client(Loopback.REFUSED, Duration.ofSeconds(20));

  @AfterEach
  void close() {
    trial.close();
    strict.close();
    server.close();
  }

  @Test
  void aBodyComesWithItsTypeAndValidatorsVerbatim() {
    server.answer(
        "/feed",
        200,
        "<rss/>",
        "Content-Type: text/xml",
        "ETag: W/\"a b\"",
        "Last-Modified: yesterday");

    Fetched fetched = fetched("/feed");

    assertThat(fetched.body()).asString(StandardCharsets.UTF_8).isEqualTo("<rss/>");
    assertThat(fetched.contentType()).contains("text/xml");
    assertThat(fetched.etag()).contains("W/\"a b\"");
    assertThat(fetched.lastModified()).contains("yesterday");
    assertThat(server.lastHeader("User-Agent").orElse("")).startsWith("Pressrun");
  }

  @Test
  void validatorsAreSentBackAsTheyCame() {
    server.answer("/feed", 304, "");

    FetchOutcome outcome =
        trial.fetch(
            new FetchRequest(
                server.address("/feed"),
                Optional.of("W/\"a b\""),
                Optional.of("yesterday"),
                "*/*"));

    assertThat(outcome).isInstanceOf(NotModified.class);
    assertThat(server.lastHeader("If-None-Match")).contains("W/\"a b\"");
    assertThat(server.lastHeader("If-Modified-Since")).contains("yesterday");
  }

  @Test
  void aValidatorThatCouldNotBeSentBackIsLeftOut() {
    server.answer("/feed", 200, "x", "ETag: \"gr\u00fcn\"");

    assertThat(fetched("/feed").etag()).isEmpty();
  }

  @Test
  void redirectsAreFollowedToTheFinalAddress() {
    server.redirect("/a", 301, "/b").redirect("/b", 302, "c#part|1").answer("/c", 200, "here");

    assertThat(fetched("/a").finalAddress().getPath()).isEqualTo("/c");
  }

  @Test
  void aLoopOfRedirectsEndsAfterFive() {
    server.redirect("/a", 301, "/b").redirect("/b", 302, "/a");

    assertThat(failed(trial, "/a").why()).contains("more than 5 redirects");
    assertThat(server.asked()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/hostname", "gopher://127.0.0.1/", "javascript:1", " "})
  void aRedirectOutOfTheWebIsNotFollowed(String location) {
    server.redirect("/a", 302, location);

    assertThat(failed(trial, "/a").why()).contains("redirect");
  }

  @Test
  void aRedirectIntoAPrivateNetworkIsRefused() {
    server.redirect("/a", 302, "http://169.254.169.254/latest/meta-data");

    assertThat(failed(trial, "/a").why()).contains("private or reserved network");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://localhost:%d/",
        "http://127.1:%d/",
        "http://2130706433:%d/",
        "http://0x7f.0.0.1:%d/",
        "http://[::1]:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[64:ff9b::7f00:1]:%d/",
        "http://[2002:7f00:1::]:%d/",
        "http://0:%d/",
        "http://user:secret@127.0.0.1:%d/",
        "file:///etc/hostname",
        "ftp://127.0.0.1/"
      })
  void noSpellingOfThisMachineIsAsked(String pattern) {
    URI address = URI.create(pattern.formatted(server.address("/").getPort()));
    server.answer("/", 200, "never to be seen");

    FetchOutcome outcome = strict.fetch(request(address));

    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(((Failed) outcome).why()).doesNotContain("secret");
    assertThat(server.asked()).isZero();
  }

  @Test
  void aLoginInTheAddressIsRefusedBeforeAsking() {
    URI address = URI.create(server.address("/").toString().replace("//", "//me:secret@"));

    assertThat(((Failed) trial.fetch(request(address))).why()).contains("login");
  }

  @Test
  void secondsToWaitAreHeldBetweenAMinuteAndADay() {
    server.answer("/soon", 429, "", "Retry-After: 1");
    server.answer("/hour", 503, "", "Retry-After: 3600");
    server.answer("/never", 503, "", "Retry-After: 999999999");

    assertThat(failed(trial, "/soon").retryAfter()).contains(Duration.ofMinutes(1));
    assertThat(failed(trial, "/hour").retryAfter()).contains(Duration.ofHours(1));
    assertThat(failed(trial, "/never").retryAfter()).contains(Duration.ofDays(1));
  }

  @Test
  void aDateToWaitForIsReadByTheServersOwnClock() {
    server.answer("/feed", 429, "", "Retry-After: Tue, 01 Jan 2999 00:00:00 GMT");

    assertThat(failed(trial, "/feed").retryAfter()).contains(Duration.ofDays(1));
  }

  @Test
  void anUnreadableRetryAfterIsNone() {
    server.answer("/feed", 429, "", "Retry-After: when it suits");

    assertThat(failed(trial, "/feed").retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410, 500, 503})
  void aRefusalIsToldWithItsStatus(int status) {
    server.answer("/feed", status, "no");

    assertThat(failed(trial, "/feed").why()).contains("answered " + status);
  }

  @Test
  void aGzippedBodyIsUnpacked() {
    server.answer(
        "/feed", 200, FaultServer.gzip("hello".getBytes(StandardCharsets.UTF_8)), gzipHeader());

    assertThat(fetched("/feed").body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  void aGzipBombIsStoppedByWhatItGrowsTo() {
    server.answer("/feed", 200, FaultServer.gzip(new byte[2 << 20]), gzipHeader());

    assertThat(failed(trial, "/feed").why()).contains("100 times");
  }

  @Test
  void aBodyOverTheLimitIsStoppedPackedOrNot() {
    byte[] large = new byte[LIMIT + 1];
    new Random(1).nextBytes(large);
    server.answer("/plain", 200, large);
    server.answer("/packed", 200, FaultServer.gzip(large), gzipHeader());

    assertThat(failed(trial, "/plain").why()).contains("larger than " + LIMIT);
    assertThat(failed(trial, "/packed").why()).contains("larger than " + LIMIT);
  }

  @Test
  void brokenGzipAndUnknownEncodingsAreToldAsSuch() {
    server.answer("/broken", 200, "no gzip at all", gzipHeader());
    server.answer("/brotli", 200, "x", "Content-Encoding: br");

    assertThat(failed(trial, "/broken").why()).contains("wrongly packed");
    assertThat(failed(trial, "/brotli").why()).contains("\"br\"");
  }

  @Test
  void headersWithoutMeasureAreNotRead() {
    String[] many = new String[10_000];
    Arrays.setAll(many, i -> "X-Header-" + i + ": " + "x".repeat(40));
    server.answer("/many", 200, "hello", many);
    server.answer("/large", 200, "hello", "X-Header: " + "x".repeat(1 << 20));
    server.answer("/away", 302, "", "Location: /" + "x".repeat(1 << 20));

    assertThat(failed(trial, "/many").why()).isNotEmpty();
    assertThat(failed(trial, "/large").why()).isNotEmpty();
    assertThat(failed(trial, "/away").why()).isNotEmpty();
  }

  @Test
  void aServerThatStallsIsCutOffAtTheDeadline() {
    server.stall("/feed", "<rss>");
    try (GuardedClient hasty = client(Loopback.ALLOWED, Duration.ofMillis(300))) {
      assertThat(failed(hasty, "/feed").why()).contains("in time");
    }
  }

  @Test
  void theDeadlineHoldsOverAllRedirects() {
    server.redirect("/a", 302, "/b").stall("/b", "");
    try (GuardedClient hasty = client(Loopback.ALLOWED, Duration.ofMillis(300))) {
      assertThat(failed(hasty, "/a").why()).contains("in time");
    }
  }

  @Test
  void aClosedPortIsAnOutcome() {
    URI address = server.address("/feed");
    server.close();

    assertThat(((Failed) trial.fetch(request(address))).why()).contains("connect");
  }

  @Test
  void aNameThatIsNotKnownOrNotFoundInTimeIsTold() {
    CountDownLatch end = new CountDownLatch(1);
    Dns hanging =
        host -> {
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    Dns knowingNobody =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(named(hanging, Duration.ofMillis(200))).contains("feeds.example.org", "in time");
    assertThat(named(knowingNobody, Duration.ofSeconds(5))).contains("name is not known");
    end.countDown();
  }

  private static String named(Dns names, Duration connect) {
    HttpSettings settings =
        new HttpSettings(connect, Duration.ofMinutes(5), LIMIT, Loopback.ALLOWED, "Pressrun/test");
    try (GuardedClient client = new GuardedClient(settings, names, SocketFactory.getDefault())) {
      URI address = URI.create("http://feeds.example.org/");
      return ((Failed) client.fetch(request(address))).why();
    }
  }

  private Fetched fetched(String path) {
    FetchOutcome outcome = trial.fetch(request(server.address(path)));
    assertThat(outcome).isInstanceOf(Fetched.class);
    return (Fetched) outcome;
  }

  private Failed failed(GuardedClient client, String path) {
    FetchOutcome outcome = client.fetch(request(server.address(path)));
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  private static String gzipHeader() {
    return "Content-Encoding: gzip";
  }

  private static FetchRequest request(URI address) {
    return new FetchRequest(address, Optional.empty(), Optional.empty(), "*/*");
  }

  private static GuardedClient client(Loopback loopback, Duration total) {
    return new GuardedClient(
        new HttpSettings(Duration.ofSeconds(5), total, LIMIT, loopback, "Pressrun/test"));
  }
}
