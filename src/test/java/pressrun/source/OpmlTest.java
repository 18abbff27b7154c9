package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pressrun.source.Opml.Feed;

final class OpmlTest {
  @Test
  void aListIsReadWithItsFoldersAndEachFeedOnce() {
    List<Feed> feeds =
        read("""
                <opml version="2.0"><head><title>Mine</title></head><body>
                <outline text="City"><outline text="Desk &amp; more" xmlUrl=" https://example.org/a "/>
                <outline title="Second" xmlUrl="https://example.org/a"/></outline>
                <outline xmlUrl="https://example.com/b"/><outline text="x" xmlUrl="javascript:alert(1)"/>
                </body></opml>
                """)
            .orElseThrow();

    assertThat(feeds)
        .containsExactly(
            new Feed("Desk & more", URI.create("https://example.org/a"), List.of("City")),
            new Feed("example.com", URI.create("https://example.com/b"), List.of()));
  }

  @Test
  void aBrokenListIsReadAsFarAsItGoes() {
    assertThat(read("<opml><body><outline text='A & B' xmlUrl='https://example.org/a?x=1&y=2'>"))
        .hasValueSatisfying(
            feeds -> assertThat(feeds).extracting(Feed::title).containsExactly("A & B"));
  }

  @Test
  void aListInItsNamespaceIsReadAlsoWhenItIsBroken() {
    String list =
        "<opml xmlns='http://opml.org/spec2'><body><outline text='A' xmlUrl='https://example.org/a'/>";

    assertThat(read(list + "</body></opml>").orElseThrow()).hasSize(1);
    assertThat(read(list + "</unexpected>").orElseThrow()).hasSize(1);
  }

  @Test
  void whatIsLeftOutOfAListIsNamedWithWhy() {
    String list =
        """
        <opml version="2.0"><body>
        <outline text="Old" xmlUrl="ftp://old.example.org/feed.xml"/>
        <outline text="Paid" xmlUrl="https://me:hunter2@paid.example.org/feed"/>
        <outline text="Folder"/>
        </body></opml>
        """;
    Opml.Listed listed = Opml.read(list.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(listed.feeds()).isEmpty();
    assertThat(listed.leftOut()).extracting(Opml.LeftOut::title).containsExactly("Old", "Paid");
    assertThat(listed.leftOut().get(0).why()).contains("http or https");
    assertThat(listed.leftOut().get(1).why()).contains("login");
    assertThat(listed.toString()).doesNotContain("hunter2");
  }

  @Test
  void whatIsNoListIsNone() {
    assertThat(read("<rss/>")).isEmpty();
    assertThat(read("")).isEmpty();
    assertThat(read("<opml>" + "<outline>".repeat(100_000))).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<Feed> feeds =
        List.of(new Feed("\"A\" & <B>", URI.create("https://example.org/a?x=1&y=2"), List.of()));

    assertThat(read(Opml.write("Mine & yours", feeds))).contains(feeds);
  }

  private static Optional<List<Feed>> read(String opml) {
    return Opml.read(opml.getBytes(StandardCharsets.UTF_8)).map(Opml.Listed::feeds);
  }
}
