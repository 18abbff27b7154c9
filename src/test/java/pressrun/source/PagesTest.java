package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PagesTest {
  private static final URI ADDRESS = URI.create("https://news.example.org/a/ferry?utm_source=x");
  private static final String TEXT =
      "The new ferry made its first crossing on Monday, carrying 240 people to the island. "
          + "It takes nineteen minutes, half as long as the old one, and runs every hour. ";

  @Test
  void whatThePageSaysOfItsArticleIsRead() {
    Entry page =
        read(
            """
            <html lang="en-GB"><head><title>New ferry | Harbour News</title>
            <link rel="canonical" href="/a/ferry">
            <meta property="og:title" content="New ferry | Harbour News">
            <meta property="og:image" content="/p/ferry.jpg">
            <meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">
            <meta name="author" content="Ana Silva">
            <meta property="article:published_time" content="2026-01-05T10:00:00+09:00">
            <meta property="article:tag" content="harbour"><meta property="article:tag" content="ships">
            </head><body><h1>New ferry</h1><p>%s</p></body></html>
            """
                .formatted(TEXT));

    assertThat(page.title()).isEqualTo("New ferry");
    assertThat(page.link()).contains(URI.create("https://news.example.org/a/ferry"));
    assertThat(page.author()).contains("Ana Silva");
    assertThat(page.published()).contains(Instant.parse("2026-01-05T01:00:00Z"));
    assertThat(page.tags()).containsExactly("harbour", "ships");
    assertThat(page.language()).contains("en-GB");
    assertThat(page.image().orElseThrow().address())
        .isEqualTo(URI.create("https://news.example.org/p/ferry.jpg"));
    assertThat(page.image().orElseThrow().width()).hasValue(1200);
    assertThat(page.image().orElseThrow().height()).hasValue(630);
  }

  @Test
  void onlyTheArticleIsTakenForTheText() {
    Entry page =
        read(
            "<body><nav>Home News Sport</nav><form><div class='layout'><div class='story'><p>"
                + TEXT
                + "</p><p>"
                + TEXT
                + "</p></div><div class='related'><p>"
                + "Another long story, that stands beside it and is not meant, however long. "
                + "</p></div><ul><li><a href='/x'>Where the old ferry goes now, and who bought it"
                + "</a></li></ul></div></form><div id='comments'><p>First, and I do not like it,"
                + " at all, said somebody.</p></div><footer>Imprint</footer></body>");

    assertThat(page.body())
        .contains("nineteen minutes")
        .doesNotContain("Another long story", "who bought it", "somebody", "Imprint", "Sport");
  }

  @Test
  void whatIsToldToSearchEnginesServesWhereThePageHasNoText() {
    Entry page =
        read(
            """
            <script type="application/ld+json">{broken</script>
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
             "headline": "New ferry", "author": [{"name": "Ana Silva"}, {"name": "Ben Okri"}],
             "datePublished": "2026-01-05T01:00:00Z", "image": {"url": "https://example.org/p.jpg"},
             "articleBody": "%s"}]}</script><body><p>Please turn on JavaScript to read this.</p>
            """
                .formatted(TEXT.repeat(3)));

    assertThat(page.title()).isEqualTo("New ferry");
    assertThat(page.author()).contains("Ana Silva, Ben Okri");
    assertThat(page.body()).contains("nineteen minutes");
    assertThat(page.image()).isPresent();
  }

  private static Entry read(String html) {
    return Pages.read(html.getBytes(StandardCharsets.UTF_8), Optional.empty(), ADDRESS);
  }
}
