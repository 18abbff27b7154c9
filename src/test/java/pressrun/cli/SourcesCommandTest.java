package pressrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.testing.FaultServer;
import pressrun.testing.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator sees of sources, and how lists of feeds come in and go out. */
final class SourcesCommandTest {
  private static final String LIST =
      """
      <opml version="2.0"><body>
        <outline text="Ferry &quot;news&quot;" type="rss" xmlUrl="https://ferry.example.org/feed?a=1&amp;b=2"/>
        <outline text="Town"><outline text="City desk" xmlUrl="https://town.example.org/rss"/></outline>
        <outline text="Again" xmlUrl="https://ferry.example.org/feed?a=1&amp;b=2"/>
      </body></opml>
      """;

  private final FaultServer server = new FaultServer();
  @TempDir private Path folder;
  private Sample sample = new Sample(Path.of(""), Path.of(""));
  private String feed = items(0);
  private int status = 200;

  @BeforeEach
  void aFeedIsDeclared() throws IOException {
    sample = Sample.in(folder);
    sample.change(
        sample.file("pressrun.yml"), "base_url:", "http: {allow_loopback: true}\nbase_url:");
    sample.change(sample.newsletter(), "feeds/city-desk.xml", server.address("/feed").toString());
    server.on(
        "/feed",
        exchange -> {
          byte[] body = feed.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
        });
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static String items(int count) {
    return "<rss version='2.0'><channel><title>Pier</title>"
        + IntStream.range(0, count)
            .mapToObj(
                i ->
                    "<item><guid>g%d</guid><title>Ferry %d</title><link>https://e.example.org/%d</link></item>"
                        .formatted(i, i, i))
            .collect(Collectors.joining())
        + "</channel></rss>";
  }

  private Typed type(String... arguments) {
    return Typed.on(sample.config(), sample.data(), arguments);
  }

  private static JsonNode line(Typed typed) {
    return new JsonMapper().readTree(typed.out().lines().findFirst().orElseThrow());
  }

  @Test
  void aSourceIsListedAsItStoodWhenItWasLastAsked() {
    assertThat(line(type("sources", "list", "--json")).get("state").asString()).isEqualTo("unread");
    type("collect");
    assertThat(line(type("sources", "list", "--json")).get("state").asString()).isEqualTo("read");
    status = 500;
    type("collect");
    JsonNode failing = line(type("sources", "show", "city DESK", "--json"));
    assertThat(failing.get("state").asString()).isEqualTo("failing");
    assertThat(failing.get("problem").asString()).contains("500");
    assertThat(type("sources", "list").out()).contains("failing", "City desk", "500");
  }

  @Test
  void aFeedIsTriedAndNothingIsKept() {
    feed = items(3);
    Typed tried = type("sources", "test", server.address("/feed").toString());
    assertThat(tried.exitCode()).isZero();
    assertThat(tried.out()).contains("Pier", "3 articles", "Ferry 2", "https://e.example.org/2");
    assertThat(line(type("sources", "list", "--json")).get("state").asString()).isEqualTo("unread");
  }

  @Test
  void aTrialOfWhatIsNoFeedSaysWhatCame() {
    server.answer("/page", 200, "<html><title>Sign in</title></html>");
    Typed tried = type("sources", "test", server.address("/page").toString());
    assertThat(tried.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(tried.error()).contains("not a feed", "Sign in");
  }

  @Test
  void aListOfFeedsComesIntoTheNewslettersFileAndNothingElseOfItChanges() throws IOException {
    String before = Files.readString(sample.newsletter());
    Path list = Files.writeString(folder.resolve("feeds.opml"), LIST);
    Typed imported = type("sources", "import", list.toString());
    assertThat(imported.exitCode()).as(imported.error()).isZero();
    String after = Files.readString(sample.newsletter());
    String lines =
        """
          - name: "Ferry \\"news\\""
            feed: "https://ferry.example.org/feed?a=1&b=2"
          - name: "City desk 2"
            feed: "https://town.example.org/rss"
        """;
    assertThat(after).contains("folder: articles\n" + lines);
    assertThat(after.replace(lines, "")).isEqualTo(before);
    assertThat(type("check").exitCode()).isZero();
    assertThat(type("sources", "import", list.toString()).error()).contains("no feeds added");
    assertThat(Files.readString(sample.newsletter())).isEqualTo(after);
  }

  @Test
  void anEntryThatIsLeftOutIsNamedWithWhyAndTheOthersComeIn() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("feeds.opml"),
            LIST.replace("https://town.example.org/rss", "ftp://town.example.org/rss"));
    Typed imported = type("sources", "import", list.toString());
    assertThat(imported.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(imported.error())
        .contains(
            "! City desk: expected an http or https address, found \"ftp://town.example.org/rss\"",
            "1 feed added to harbour-courier; no feeds already there; 1 left out.");
  }

  @Test
  void aTrialOfThisMachineSaysHowItIsAllowed() {
    sample.change(sample.file("pressrun.yml"), "allow_loopback: true", "allow_loopback: false");
    Typed tried = type("sources", "test", server.address("/feed").toString());
    assertThat(tried.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(tried.error()).contains("\"allow_loopback: true\" under http:");
    assertThat(type("sources", "test", "http://10.0.0.1/feed").error())
        .contains("private or reserved network")
        .doesNotContain("allow_loopback");
  }

  @Test
  void aListWrittenOutIsReadBackAsItWas() throws IOException {
    Path list = Files.writeString(folder.resolve("feeds.opml"), LIST);
    type("sources", "import", list.toString());
    Path out = folder.resolve("out.opml");
    assertThat(type("sources", "export", out.toString()).exitCode()).isZero();
    assertThat(type("sources", "import", out.toString(), "--dry-run").error())
        .contains("no feeds would be added; 3 feeds already there");
  }

  @Test
  void sourcesInOneLineAreLeftToTheOperator() throws IOException {
    String flow = "sources: [{name: Desk, folder: articles}]\nrules:";
    String text = Files.readString(sample.newsletter());
    String changed =
        text.substring(0, text.indexOf("sources:"))
            + flow
            + "\n  min_articles: 1\n"
            + text.substring(text.indexOf("schedule:"));
    sample.write(sample.newsletter(), changed);
    Path list = Files.writeString(folder.resolve("feeds.opml"), LIST);
    Typed imported = type("sources", "import", list.toString());
    assertThat(imported.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(imported.error()).contains("by hand", "https://town.example.org/rss");
    assertThat(Files.readString(sample.newsletter())).isEqualTo(changed);
  }

  @Test
  void whatTheFloodGuardHoldsIsReleased() {
    feed = items(2);
    type("collect");
    feed = items(60);
    assertThat(type("collect").error()).contains("58 new articles", "sources release");
    assertThat(type("sources", "list").out()).contains("held", "58 articles held back");
    assertThat(line(type("sources", "release", "City desk", "--json")).get("held").asInt())
        .isEqualTo(58);
    Typed collected = type("collect", "--json");
    assertThat(line(collected).get("added").asInt()).isEqualTo(58);
    assertThat(type("sources", "list").out()).doesNotContain("held back");
  }

  @Test
  void anUnknownSourceIsToldWithTheNearest() {
    Typed typed = type("sources", "show", "City dsek");
    assertThat(typed.exitCode()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(typed.error()).contains("did you mean \"City desk\"?");
  }

  @Test
  void aSourceThatWasNeverReadHasNothingToRelease() {
    assertThat(type("sources", "release", "City desk").error()).contains("never read");
  }
}
