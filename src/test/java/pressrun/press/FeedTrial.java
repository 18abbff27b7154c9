package pressrun.press;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import pressrun.article.IntakeStore;
import pressrun.article.Story;
import pressrun.database.Database;
import pressrun.http.GuardedClient;
import pressrun.http.HttpSettings;
import pressrun.http.HttpSettings.Loopback;
import pressrun.press.SourceDesk.Trial;
import pressrun.source.FeedSource;
import pressrun.source.PageReader;
import pressrun.source.SourceReader;
import pressrun.source.SourceState;
import pressrun.source.SourceStore;
import pressrun.testing.FaultServer;
import pressrun.testing.SettableClock;
import pressrun.testing.TestDatabase;

/** Feeds of a server that misbehaves, read and kept as they are for an edition. */
final class FeedTrial implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  static final int LIMIT = 1 << 20;

  final SettableClock clock = new SettableClock(START);
  final FaultServer server = new FaultServer();
  final Database database;
  final SourceIntake intake;
  final SourceDesk desk;
  private final GuardedClient client;

  FeedTrial(Path folder) {
    this(folder, Duration.ofSeconds(20), Loopback.ALLOWED);
  }

  /** {@code total} is what one source may take. */
  FeedTrial(Path folder, Duration total, Loopback loopback) {
    database = TestDatabase.sqlite(folder);
    client =
        new GuardedClient(new HttpSettings(Duration.ofSeconds(5), total, LIMIT, loopback, "Test"));
    SourceReader reader = new SourceReader(client, clock);
    SourceStore states = new SourceStore(database);
    IntakeStore seen = new IntakeStore(database);
    intake =
        new SourceIntake(database, reader, new PageReader(client, total.dividedBy(2)), seen, clock);
    desk = new SourceDesk(database, reader, states, seen, clock);
  }

  FeedSource source(String path) {
    return new FeedSource("Desk", "feed:" + path, new FeedSource.Remote(server.address(path)));
  }

  SourceReport read(String path) {
    return intake.take(source(path), Locale.ENGLISH);
  }

  SourceReport read(String path, String feed) {
    server.answer(path, 200, feed);
    return read(path);
  }

  /** What the operator is told of a source that gave nothing. */
  String problem(String path) {
    return read(path).problem().orElse("");
  }

  SourceState state(String path) {
    return new SourceStore(database).find("feed:" + path).orElseThrow();
  }

  /** What a feed would give; nothing is kept. */
  Trial trial(byte[] feed, String... headers) {
    String path = "/trial" + server.asked();
    server.answer(path, 200, feed, headers);
    return desk.trial(source(path), Locale.ENGLISH);
  }

  Trial trial(String feed) {
    return trial(feed.getBytes(StandardCharsets.UTF_8));
  }

  /** The first article that it would give. */
  Story story(byte[] feed, String... headers) {
    return trial(feed, headers).entries().get(0).story();
  }

  Story story(String feed) {
    return story(feed.getBytes(StandardCharsets.UTF_8));
  }

  List<String> titles() {
    return database.read(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT title FROM article ORDER BY id")
                .mapTo(String.class)
                .list());
  }

  static String rss(String items) {
    return "<rss version='2.0'><channel><title>t</title>" + items + "</channel></rss>";
  }

  static String item(String guid, String title) {
    return "<item><guid isPermaLink='false'>%s</guid><title>%s</title></item>"
        .formatted(guid, title);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    database.close();
  }
}
