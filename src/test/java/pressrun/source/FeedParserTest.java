package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedParserTest {
  private static final URI ADDRESS = URI.create("https://news.example.org/feeds/all");

  @Test
  void anRssItemIsReadWithAllThatItSays() throws Unreadable {
    Entry entry =
        only(
            rss(
                """
                <item><guid isPermaLink="false">harbour-7</guid><title>New ferry</title>
                <link>/harbour/ferry</link><dc:creator>Ana Silva</dc:creator>
                <description>Short.</description>
                <content:encoded><![CDATA[<p>Long & good.</p>]]></content:encoded>
                <pubDate>Mon, 05 Jan 2026 10:00:00 +0900</pubDate>
                <category>harbour</category><category>ships</category>
                <media:content url="small.jpg" medium="image" width="100" height="50"/>
                <media:content url="large.jpg" medium="image" width="800" height="400"/>
                <media:content url="film.mp4" medium="video" width="1920"/></item>
                """));

    assertThat(entry.id()).isEqualTo("harbour-7");
    assertThat(entry.title()).isEqualTo("New ferry");
    assertThat(entry.link()).contains(URI.create("https://news.example.org/harbour/ferry"));
    assertThat(entry.author()).contains("Ana Silva");
    assertThat(entry.summary()).isEqualTo("Short.");
    assertThat(entry.body()).isEqualTo("<p>Long & good.</p>");
    assertThat(entry.published()).contains(Instant.parse("2026-01-05T01:00:00Z"));
    assertThat(entry.tags()).containsExactly("harbour", "ships");
    assertThat(entry.language()).contains("en-gb");
    assertThat(entry.image().orElseThrow().address())
        .isEqualTo(URI.create("https://news.example.org/feeds/large.jpg"));
    assertThat(entry.image().orElseThrow().width()).hasValue(800);
  }

  @Test
  void anAtomEntryIsReadAgainstItsOwnBase() throws Unreadable {
    Entry entry =
        only(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko" xml:base="https://cdn.example.org/a/">
            <title>t</title><id>urn:x</id><updated>2026-01-05T10:00:00Z</updated>
            <entry><id>urn:1</id><title>제목</title><link href="story"/>
            <author><name>홍길동</name></author><updated>2026-01-05T10:00:00Z</updated>
            <summary>1 &lt; 2</summary></entry></feed>
            """);

    assertThat(entry.link()).contains(URI.create("https://cdn.example.org/a/story"));
    assertThat(entry.author()).contains("홍길동");
    assertThat(entry.language()).contains("ko");
    assertThat(entry.summary()).as("type=text is no markup").isEqualTo("1 &lt; 2");
    assertThat(entry.published()).contains(Instant.parse("2026-01-05T10:00:00Z"));
  }

  @Test
  void anOldRdfFeedIsRead() throws Unreadable {
    Entry entry =
        only(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
              xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>t</title></channel>
            <item rdf:about="https://example.org/1"><title>One</title>
            <link>https://example.org/1</link></item></rdf:RDF>
            """);

    assertThat(entry.title()).isEqualTo("One");
  }

  @Test
  void aJsonFeedIsRead() throws Unreadable {
    Entry entry =
        only(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "t", "language": "ja",
             "authors": [{"name": "Desk"}],
             "items": [7, {"id": 12, "url": "../story", "title": "Title", "content_text": "a < b",
              "date_published": "2026-01-05T10:00:00+09:00", "tags": ["x", ""],
              "attachments": [{"url": "p.png", "mime_type": "image/png"}]}]}
            """);

    assertThat(entry.id()).isEqualTo("12");
    assertThat(entry.link()).contains(URI.create("https://news.example.org/story"));
    assertThat(entry.body()).isEqualTo("a &lt; b");
    assertThat(entry.author()).contains("Desk");
    assertThat(entry.tags()).containsExactly("x");
    assertThat(entry.language()).contains("ja");
    assertThat(entry.image().orElseThrow().address().getPath()).isEqualTo("/feeds/p.png");
  }

  @Test
  void anEnclosedPictureServesWhereThereIsNoOther() throws Unreadable {
    Entry entry =
        only(rss("<item><enclosure url='https://example.org/p.jpg' type='image/jpeg'/></item>"));

    assertThat(entry.image().orElseThrow().address().getPath()).isEqualTo("/p.jpg");
  }

  @Test
  void aFeedCutOffInTheMiddleIsReadUpToItsLastWholeItem() throws Unreadable {
    String whole = rss("<item><title>One</title></item><item><title>Two</title></item>");

    Reading cut = parse(whole.substring(0, whole.indexOf("Two") + 1));

    assertThat(cut.entries()).extracting(Entry::title).containsExactly("One");
    assertThat(cut.note().orElse("")).contains("repaired");
  }

  @Test
  void rss11AndAChannelWithoutRootAreRead() throws Unreadable {
    assertThat(
            only("""
                    <Channel xmlns="http://purl.org/net/rss1.1#"><title>t</title><items>
                    <item><title>One</title></item></items></Channel>
                    """)
                .title())
        .isEqualTo("One");
  }

  @Test
  void atomTextIsReadAsItsTypeSays() throws Unreadable {
    Entry entry =
        only(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry>
            <title type="html">&lt;b&gt;Fish&lt;/b&gt; &amp;amp; chips</title>
            <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <em>b</em></div></summary>
            <content type="application/octet-stream">PHA+TG9uZzwvcD4=</content></entry></feed>
            """);

    assertThat(entry.title()).isEqualTo("<b>Fish</b> &amp; chips");
    assertThat(entry.summary()).isEqualTo("<div>a <em>b</em></div>");
    assertThat(entry.body()).isEqualTo("<p>Long</p>");
  }

  @Test
  void aPictureInsideIsFoundByItsXmlBase() throws Unreadable {
    Entry entry =
        only(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'"
                + " xml:base='https://img.example.org/a/'>&lt;img src='b.png'></content></entry></feed>");

    assertThat(entry.body()).contains("https://img.example.org/a/b.png");
  }

  @Test
  void peopleAreNamedWithoutTheirAddresses() throws Unreadable {
    assertThat(only(rss("<item><author>ana@example.org (Ana Silva)</author></item>")).author())
        .contains("Ana Silva");
    assertThat(only(rss("<item><author>Ana Silva &lt;ana@example.org></author></item>")).author())
        .contains("Ana Silva");
  }

  @Test
  void aTitleOfAnUnknownVocabularyIsNotTheItems() throws Unreadable {
    assertThat(
            only(rss("<item><x:title xmlns:x='urn:x'>no</x:title><title>yes</title></item>"))
                .title())
        .isEqualTo("yes");
  }

  @Test
  void linksOutOfTheWebAreDropped() throws Unreadable {
    assertThat(only(rss("<item><title>x</title><link>javascript:alert(1)</link></item>")).link())
        .isEmpty();
  }

  @Test
  void anEntryWithoutIdentifierIsKnownByItsLinkElseByItsText() throws Unreadable {
    Entry linked = only(rss("<item><title>x</title><link>https://example.org/1</link></item>"));
    Entry bare = only(rss("<item><title>x</title></item>"));

    assertThat(linked.id()).isEqualTo("https://example.org/1");
    assertThat(bare.id())
        .startsWith("sha256:")
        .isEqualTo(only(rss("<item><title>x</title></item>")).id());
  }

  @Test
  void aWrongValueThatNobodyReadsDoesNotDropTheFeed() throws Unreadable {
    Entry entry =
        only(
            rss(
                """
                <skipHours><hour>25</hour></skipHours><cloud port="12.0"/><ttl>soon</ttl>
                <item><title>Kept</title><media:restriction relationship="deny"/></item>
                """));

    assertThat(entry.title()).isEqualTo("Kept");
  }

  @Test
  void bareAmpersandsAndHtmlEntitiesAreRepairedAndTold() throws Unreadable {
    Reading reading =
        parse(
            rss(
                "<item><title>Fish & Chips&nbsp;caf&eacute; &bogus; &amp; &#1;"
                    + "\u0007</title><link>https://example.org/?a=1&b=2</link>"
                    + "<description><![CDATA[<a href='?x=1&y=2'>]]></description></item>"));

    Entry entry = reading.entries().get(0);
    assertThat(entry.title()).isEqualTo("Fish & Chips\u00A0café &bogus; &");
    assertThat(entry.link()).contains(URI.create("https://example.org/?a=1&b=2"));
    assertThat(entry.summary()).isEqualTo("<a href='?x=1&y=2'>");
    assertThat(reading.note().orElse("")).contains("repaired");
  }

  @Test
  void anUndeclaredPrefixAndJunkAroundTheRootAreRepaired() throws Unreadable {
    Reading reading =
        parse(
            "<br/>Warning: x\n<?xml version='1.0'?><rss version='2.0'><channel><item>"
                + "<title>x</title><dc:creator>Ana</dc:creator></item></channel></rss><script>");

    assertThat(reading.entries().get(0).author()).contains("Ana");
  }

  @Test
  void aFeedInOrderIsNotCalledRepaired() throws Unreadable {
    assertThat(parse("\n\uFEFF <?xml version='1.0'?><!-- x -->" + rss("")).note()).isEmpty();
  }

  @Test
  void anExternalEntityIsNotRead() throws Unreadable {
    Entry entry =
        only(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'> <!-- ]> '"
                + " -->]>"
                + rss("<item><title>a &x; b</title></item>"));

    assertThat(entry.title()).isEqualTo("a &x; b");
  }

  @Test
  void anEntityBombStaysSmall() throws Unreadable {
    Entry entry =
        only(
            """
            <!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
            """
                + rss("<item><title>&c;</title></item>"));

    assertThat(entry.title()).isEqualTo("&c;");
  }

  @Test
  void aDocumentTypeInsideAnArticleStays() throws Unreadable {
    Entry entry =
        only(rss("<item><description><![CDATA[<!DOCTYPE html> is a line]]></description></item>"));

    assertThat(entry.summary()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void nestingWithoutEndIsRefused() {
    String deep = "<b>".repeat(100_000) + "</b>".repeat(100_000);

    assertThatThrownBy(() -> parse(rss("<item>" + deep + "</item>")))
        .isInstanceOf(Unreadable.class);
    assertThatThrownBy(() -> parse("{\"a\":".repeat(100_000))).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "<!DOCTYPE html><title>Log\u0007 in</title>",
        "<html><body>",
        "<urlset/>",
        "plain words \u202E backwards",
        "{\"version\": \"1\"}",
        "{\"version\"",
        "<rss><channel><item><title>cut of",
        "<",
        "<!DOCTYPE",
        "<!DOCTYPE rss [",
        "<?xml",
        "</rss> & <rss ><",
        "</rss><rss>&"
      })
  void whatIsNoFeedIsToldWithWhatCame(String body) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOfSatisfying(
            Unreadable.class,
            no ->
                assertThat(no.problem())
                    .contains("expected RSS, Atom or JSON Feed, found ")
                    .doesNotContain("\u0007", "\u202E", "\n"));
  }

  @Test
  void anHtmlPageIsToldWithItsTitle() {
    assertThatThrownBy(() -> parse("<!DOCTYPE html><title>Please log in</title>"))
        .hasMessageContaining("an HTML page, “Please log in”");
  }

  @Test
  void anEmptyFeedIsAFeed() throws Unreadable {
    assertThat(parse(rss("")).entries()).isEmpty();
  }

  @Test
  void notMoreThanFiveThousandEntriesAreTaken() throws Unreadable {
    assertThat(parse(rss("<item><title>x</title></item>".repeat(5001))).entries()).hasSize(5000);
  }

  private static Entry only(String feed) throws Unreadable {
    Reading reading = parse(feed);
    assertThat(reading.entries()).hasSize(1);
    return reading.entries().get(0);
  }

  private static Reading parse(String feed) throws Unreadable {
    return FeedParser.parse(
        feed.getBytes(StandardCharsets.UTF_8), Optional.empty(), Optional.of(ADDRESS));
  }

  private static String rss(String inside) {
    return "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        + " xmlns:content='http://purl.org/rss/1.0/modules/content/'"
        + " xmlns:media='http://search.yahoo.com/mrss/'><channel><title>t</title>"
        + "<link>https://example.org/</link><description>d</description>"
        + "<language>en-gb</language>"
        + inside
        + "</channel></rss>";
  }
}
