package pressrun.press;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.article.Story;
import pressrun.press.SourceDesk.Trial;

/** What may be wrong inside a feed, each row of the table of faults, as bytes over the wire. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FeedContentsTest {
  private final FeedTrial trial;

  FeedContentsTest(@TempDir Path folder) {
    trial = new FeedTrial(folder);
  }

  @AfterAll
  void close() {
    trial.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EUC-KR, 새 여객선이 항구에 들어왔다",
    "Shift_JIS, 新しい船が港に着きました",
    "Big5, 這是一個新的消息，我們在這裡說明",
    "windows-1252, Brücke über den Fluß gesperrt – für Wochen",
  })
  void aCharsetNamedWronglyIsSeenThrough(String charset, String title) {
    String feed =
        "<?xml version='1.0' encoding='UTF-8'?>" + FeedTrial.rss(FeedTrial.item("1", title));

    Story story =
        trial.story(
            feed.getBytes(Charset.forName(charset)), "Content-Type: text/xml; charset=utf-8");

    assertThat(story.title()).isEqualTo(title);
  }

  @Test
  void ofMarkHeaderAndPrologTheFirstThatFitsIsBelieved() {
    String feed = FeedTrial.rss(FeedTrial.item("1", "Größe"));
    byte[] marked = ("\uFEFF" + feed).getBytes(StandardCharsets.UTF_16LE);
    byte[] headed =
        ("<?xml version='1.0' encoding='KOI8-R'?>" + feed).getBytes(StandardCharsets.ISO_8859_1);
    byte[] written =
        ("<?xml version='1.0' encoding='ISO-8859-1'?>" + feed)
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(trial.story(marked, "Content-Type: text/xml; charset=big5").title())
        .isEqualTo("Größe");
    assertThat(trial.story(headed, "Content-Type: text/xml; charset=iso-8859-1").title())
        .isEqualTo("Größe");
    assertThat(trial.story(written).title()).isEqualTo("Größe");
  }

  @Test
  void bytesAndCharactersThatNobodyMeansDoNotDropTheFeed() {
    byte[] feed =
        FeedTrial.rss(FeedTrial.item("1", "항구의 \u0000새 소식을? 전합니다"))
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < feed.length; i++) {
      feed[i] = feed[i] == '?' ? (byte) 0xFF : feed[i];
    }

    assertThat(trial.story(feed).title()).isEqualTo("항구의 새 소식을\uFFFD 전합니다");
    assertThat(trial.story(FeedTrial.rss(FeedTrial.item("1", "Swans &#xD800;and eels"))).title())
        .startsWith("Swans")
        .endsWith("and eels");
  }

  @ParameterizedTest
  @CsvSource({
    "<title>Swans & eels</title>, Swans & eels",
    "<title>Swans&nbsp;and&hellip;</title>, Swans and…",
    "<undeclared:x/><title>Swans</title>, Swans",
    "<title>Swans</titel></title>, Swans",
    "<title a=b>Swans</title>, Swans",
  })
  void brokenXmlIsRepairedAndSaid(String inside, String title) {
    String feed = FeedTrial.rss("<item><guid>1</guid>" + inside + "</item>");

    Trial read = trial.trial(feed);

    assertThat(read.entries()).extracting(entry -> entry.story().title()).containsExactly(title);
    assertThat(read.problem().orElse("")).contains("was repaired");
  }

  @Test
  void aDocumentTypeIsCutOffWithAllThatItDefines() {
    String feed =
        "<!DOCTYPE rss [<!ENTITY f SYSTEM '%s'><!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
                .formatted(trial.server.address("/secret"))
            + FeedTrial.rss(FeedTrial.item("1", "Swans &f;&b;"));
    trial.server.answer("/secret", 200, "never to be seen");
    int before = trial.server.asked();

    assertThat(trial.story(feed).title()).startsWith("Swans").doesNotContain("never", "aaaa");
    assertThat(trial.server.asked() - before).isEqualTo(1);
  }

  @Test
  void nestingAndNumbersAreBounded() {
    String deep = FeedTrial.rss("<item><title>" + "<a>".repeat(200) + "Swans");
    String many =
        FeedTrial.rss(
            IntStream.range(0, 6000)
                .mapToObj(i -> FeedTrial.item("g" + i, "t" + i))
                .collect(Collectors.joining()));

    assertThat(trial.trial(deep).problem().orElse("")).contains("deeper than 128");
    assertThat(trial.trial(many).entries()).hasSize(5000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 01 Mar 2026 08:00:00 GMT | 2026-03-01T08:00:00Z",
        "'' | 2026-03-02T08:00:00Z",
        "when it suits | 2026-03-02T08:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT | 2026-01-31T08:00:00Z",
        "2038-01-19T03:14:08Z | 2026-03-02T08:00:00Z",
        "2026-03-02T08:50:00Z | 2026-03-02T08:50:00Z",
        "2026-03-02T09:10:00Z | 2026-03-02T08:00:00Z",
      })
  void aDateIsHeldBetweenThirtyDaysAgoAndAnHourAhead(String date, Instant effective) {
    String item = "<item><title>Swans</title><pubDate>" + date + "</pubDate></item>";

    assertThat(trial.story(FeedTrial.rss(item)).published()).isEqualTo(effective);
  }

  @Test
  void addressesAreResolvedAndOnlyThoseOfTheWebAreKept() {
    assertThat(linked("<link>/a?b=1#c</link>")).endsWith("/a?b=1#c").startsWith("http://127.0.0.1");
    assertThat(linked("<link>//cdn.example.org/x</link>")).isEqualTo("http://cdn.example.org/x");
    assertThat(linked("<link xml:base='https://example.org/deep/'>x</link>"))
        .isEqualTo("https://example.org/deep/x");
    assertThat(linked("<link>javascript:alert(1)</link>")).isEqualTo("none");
    assertThat(linked("<link>data:text/html,x</link>")).isEqualTo("none");
  }

  private String linked(String link) {
    Story story = trial.story(FeedTrial.rss("<item><title>Swans</title>" + link + "</item>"));
    return story.link().map(URI::toString).orElse("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<![CDATA[<b>Swans</b> &amp; eels]]>",
        "&lt;b&gt;Swans&lt;/b&gt; &amp;amp; eels",
        "&amp;lt;b&amp;gt;Swans&amp;lt;/b&amp;gt; &amp;amp; eels",
        "Sw&#x202E;a&#x200B;ns &amp; eels&#xFEFF;",
        "  Swans \n\n &amp;\t eels ",
      })
  void aTitleIsPlainWordsHoweverItIsEscaped(String title) {
    assertThat(trial.story(FeedTrial.rss(FeedTrial.item("1", title))).title())
        .isEqualTo("Swans & eels");
  }

  @Test
  void aTitleIsComposedAndNotEndless() {
    assertThat(trial.story(FeedTrial.rss(FeedTrial.item("1", "Gru\u0308\u00DFe"))).title())
        .isEqualTo("Gr\u00FC\u00DFe");
    assertThat(trial.story(FeedTrial.rss(FeedTrial.item("1", "word ".repeat(400)))).title())
        .hasSizeLessThanOrEqualTo(250)
        .endsWith("word…");
  }

  @Test
  void trackingDoesNotTellTwoAddressesApart() {
    Story plain =
        trial.story(
            FeedTrial.rss(
                "<item><title>Swans</title><link>https://example.org/a?id=7</link></item>"));
    Story tracked =
        trial.story(
            FeedTrial.rss(
                "<item><title>Swans</title><link>http://www.example.org/a/?utm_source=feed&amp;id=7&amp;fbclid=x#top</link></item>"));

    assertThat(tracked.canonicalLink()).isEqualTo(plain.canonicalLink()).isPresent();
  }
}
