package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.database.DatabaseSettings;
import pressrun.testing.FaultServer;
import pressrun.testing.Sample;
import pressrun.testing.SmtpFaultServer;

/** Whatever sources do, the digest is made in time from what is there, and says what is missing. */
final class DigestInTimeTest {
  private static final String NEWS =
      "<rss version='2.0'><channel><title>t</title><item><guid>1</guid><title>Swans are"
          + " back</title><link>https://news.example.org/1</link></item></channel></rss>";

  private static final String SOURCES =
      """
        - name: City desk
          feed: feeds/city-desk.xml
        - name: Foreign desk
          folder: articles
      """;
  private static final String SECTIONS =
      """
        sections:
          - title: The town
            sources: [City desk]
          - title: From abroad
            sources: [Foreign desk]
      """;

  private final FaultServer server = new FaultServer();
  private final SmtpFaultServer relay = new SmtpFaultServer();
  @TempDir private Path home;
  private Sample sample = new Sample(Path.of(""), Path.of(""));

  @BeforeEach
  void feedsAreDeclared() {
    server.stall("/hanging", "<rss>").answer("/broken", 500, "").answer("/fine", 200, NEWS);
    sample = Sample.in(home).through(relay.port(), 3, "http: {allow_loopback: true, timeout: 1s}");
  }

  @AfterEach
  void close() {
    server.close();
    relay.close();
  }

  private void declare(String... paths) {
    StringBuilder sources = new StringBuilder();
    for (String path : paths) {
      sources.append("  - name: Feed %s\n    feed: %s\n".formatted(path, server.address(path)));
    }
    sample.change(sample.newsletter(), SOURCES, sources.toString());
    sample.change(sample.newsletter(), SECTIONS, "");
  }

  @Test
  void whatHangsOrFailsIsNamedAndTheDigestGoesOutWithTheRest() {
    declare("/hanging", "/broken", "/fine");

    Shell shell = new Shell(sample);
    assertThat(shell.run("send", "--yes")).as(shell.said()).isZero();

    assertThat(relay.given()).hasSize(3);
    assertThat(shell.said())
        .contains("Feed /hanging", "no whole answer in time")
        .contains("Feed /broken", "answered 500");
  }

  @Test
  void aFeedThatIsPublishedAgainUnderOtherIdentifiersMailsNothingOld() {
    AtomicReference<String> feed = new AtomicReference<>(items("http://news.example.org/", ""));
    server.on(
        "/again",
        exchange -> {
          byte[] body = String.valueOf(feed.get()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
        });
    declare("/again");
    new Shell(sample).run("send", "--yes");
    assertThat(relay.given()).hasSize(3);
    long sent = used();

    awaitAnotherSecond();
    feed.set(items("https://news.example.org/", ""));
    Shell moved = new Shell(sample);
    moved.run("send", "--yes");
    assertThat(moved.said()).contains("Nothing new");

    awaitAnotherSecond();
    feed.set(items("https://other.example.org/", " anew"));
    Shell flooded = new Shell(sample);
    flooded.run("send", "--yes");
    assertThat(flooded.said()).contains("Nothing new", "500 new articles at once", "held back");
    assertThat(relay.given()).hasSize(3);
    assertThat(used()).isEqualTo(sent).isLessThanOrEqualTo(12);
  }

  /** The slot of what is sent by hand is the second in which it is. */
  private static void awaitAnotherSecond() {
    long second = Instant.now().getEpochSecond();
    while (Instant.now().getEpochSecond() == second) {
      Thread.onSpinWait();
    }
  }

  private static String items(String site, String more) {
    return "<rss version='2.0'><channel><title>t</title>"
        + IntStream.range(0, 500)
            .mapToObj(
                i ->
                    "<item><guid>%s%d</guid><link>%1$s%2$d</link><title>Story %2$d%s</title></item>"
                        .formatted(site, i, more))
            .collect(Collectors.joining())
        + "</channel></rss>";
  }

  /** How many articles any edition has used. */
  private long used() {
    Database database =
        Database.open(DatabaseSettings.sqlite(sample.data().resolve("pressrun.db")));
    try (database) {
      return database.read(
          transaction ->
              transaction
                  .handle()
                  .createQuery("SELECT count(*) FROM article WHERE used_at IS NOT NULL")
                  .mapTo(Long.class)
                  .one());
    }
  }

  @Test
  void whenAllSourcesFailNoMailGoesOutAndAnAlertIsRaised() {
    declare("/hanging", "/broken");

    Shell shell = new Shell(sample);
    shell.run("send", "--yes");
    Shell alerts = new Shell(sample);
    alerts.run("alerts");

    assertThat(relay.given()).isEmpty();
    assertThat(shell.said()).contains("Feed /hanging", "Feed /broken");
    assertThat(alerts.said()).contains("Feed /hanging", "Feed /broken", "answered 500");
  }
}
