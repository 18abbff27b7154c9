package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.http.GuardedClient;
import pressrun.http.HttpSettings;
import pressrun.source.FeedSource;
import pressrun.source.FolderSource;
import pressrun.source.ReadOutcome;
import pressrun.source.Source;
import pressrun.source.SourceReader;
import pressrun.testing.FaultServer;

/**
 * Documents made to eat memory or to read what they must not (CWE-611, CWE-776, CWE-400): read and
 * cleaned with 32 MiB more than their size accounts for.
 */
final class HostileDocumentsTest {
  private static final long ALLOWED = 32 << 20;
  private static final int MANY = 100_000;
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FaultServer server = new FaultServer();
  private final GuardedClient client = new GuardedClient(HttpSettings.defaults());
  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void anExternalEntityReadsNoFileAndNoAddress() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "never to be seen");
    server.answer("/secret", 200, "never to be seen");
    for (String place : List.of(secret.toUri().toString(), server.address("/secret").toString())) {
      for (String type :
          List.of(
              "<!DOCTYPE rss [<!ENTITY x SYSTEM '%s'>]>",
              "<!DOCTYPE rss SYSTEM '%s'>",
              "<!DOCTYPE rss PUBLIC 'x' '%s' [<!ENTITY %% y SYSTEM '%1$s'> %%y;]>",
              "<?xml-stylesheet href='%s'?>")) {
        assertThat(titles(type.formatted(place) + rss("Swans &x;")))
            .allSatisfy(title -> assertThat(title).doesNotContain("never"));
        assertThat(titles(type.formatted(place) + included(place)))
            .allSatisfy(title -> assertThat(title).doesNotContain("never"));
      }
    }
    assertThat(server.asked()).isZero();
  }

  private static String included(String place) {
    return rss("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" + place + "'/>");
  }

  @Test
  void entitiesThatNameEachOtherStaySmall() throws IOException {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"lol\">");
    for (int i = 1; i < 30; i++) {
      laughs.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    assertThat(taken(laughs + "]>" + rss("&a29;"))).isLessThan(ALLOWED);

    String blowup = "<!DOCTYPE x [<!ENTITY a \"" + "a".repeat(MANY) + "\">]>";
    assertThat(taken(blowup + rss("&a;".repeat(MANY / 10)))).isLessThan(ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>", "<a", "<a/", "<![CDATA[", "<!--", "<?a", "&a;", "<a b='", "</a>"})
  void markupRepeatedWithoutEndStaysSmall(String piece) throws IOException {
    assertThat(taken(rss(piece.repeat(MANY))))
        .isLessThan(ALLOWED + tenTimes(rss(piece.repeat(MANY / 10))));
    assertThat(taken(piece.repeat(MANY))).isLessThan(ALLOWED + tenTimes(piece.repeat(MANY / 10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<div>", "<b>", "<a>", "<table>", "<p><b>", "<li>", "<iframe/>", "<b x=1>"})
  void anArticleOfNothingButTagsStaysSmall(String piece) throws IOException {
    assertThat(taken(article(piece.repeat(MANY))))
        .isLessThan(ALLOWED + tenTimes(article(piece.repeat(MANY / 10))));
  }

  private static String article(String body) {
    return rss("Swans</title><description><![CDATA[" + body + "]]></description><title>");
  }

  @Test
  void aTextThatBeginsATagAndNeverEndsItIsKept() throws IOException {
    String text = "1<a" + "b".repeat(2_000) + " and <b>more</b>";

    assertThat(titles(rss("<![CDATA[" + text + "]]>"))).hasSize(1);
    assertThat(
            titles(
                "<rss><channel><item><title>Swans & " + text + "</title></item></channel></rss>"))
        .singleElement()
        .asString()
        .startsWith("Swans & 1<abbb");
  }

  @Test
  void attributesWithoutNumberStaySmall() throws IOException {
    assertThat(taken(attributes(MANY))).isLessThan(ALLOWED + tenTimes(attributes(MANY / 10)));
  }

  private static String attributes(int number) {
    return rss(
        IntStream.range(0, number)
            .mapToObj(i -> " a" + i + "='x'")
            .collect(Collectors.joining("", "<b", ">Swans</b>")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"items\":"})
  void jsonNestedWithoutEndStaysSmall(String piece) throws IOException {
    String open = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":";

    assertThat(taken(open + piece.repeat(MANY))).isLessThan(ALLOWED);
  }

  @Test
  void anchorsOfFrontMatterAreNotFollowed() throws IOException {
    StringBuilder bomb = new StringBuilder("---\ntitle: Swans\na0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    Files.createDirectory(folder.resolve("texts"));
    Files.writeString(folder.resolve("texts/bomb.md"), bomb + "tags: *a39\n---\nThe text.\n");

    assertThat(taken(new FolderSource("Desk", "desk", folder.resolve("texts"))))
        .isLessThan(ALLOWED);
  }

  /** What is read in one piece grows with the text, and no faster. */
  private long tenTimes(String tenth) throws IOException {
    return 12 * taken(tenth);
  }

  private static String rss(String title) {
    return "<rss version='2.0'><channel><item><guid>1</guid><title>"
        + title
        + "</title></item></channel></rss>";
  }

  private long taken(String feed) throws IOException {
    return taken(file(feed));
  }

  /** How many bytes were asked for in reading and cleaning. */
  private long taken(Source source) {
    read(source);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    read(source);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private List<String> titles(String feed) throws IOException {
    return read(file(feed));
  }

  private FeedSource file(String feed) throws IOException {
    Path file = Files.writeString(folder.resolve("feed.xml"), feed);
    return new FeedSource("Desk", "desk", new FeedSource.Local(file));
  }

  private List<String> read(Source source) {
    ReadOutcome outcome =
        new SourceReader(client, Clock.systemUTC()).read(source, Optional.empty());
    if (!(outcome instanceof ReadOutcome.Entries entries)) {
      return List.of();
    }
    return entries.entries().stream()
        .map(entry -> new ArticleFactory().make(entry, Locale.ENGLISH, NOW).story().title())
        .toList();
  }
}
