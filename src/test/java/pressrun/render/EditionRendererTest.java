package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import pressrun.article.Story;
import pressrun.newsletter.Look;

class EditionRendererTest {
  private static final int GMAIL_CLIPS_AT = 102 * 1024;

  @Test
  void hostileTextIsShownAsTextAndRunsNothing() {
    String hostile =
        "<script>alert(1)</script> ${7*7} <#include \"x\"> \"q\" 'q' &amp; </style> <!-- ]]>";
    Typeset typeset =
        new MadeUpDigest().with(MadeUpDigest.plain(hostile, hostile, hostile, "en")).typeset();
    Document page = MadeUpDigest.page(typeset);
    assertThat(page.select("h2").eachText()).containsExactly(hostile);
    assertThat(page.expectFirst(".standfirst").text()).isEqualTo(hostile);
    assertThat(page.select("script")).isEmpty();
    assertThat(typeset.text().replaceAll("\\s+", " ")).contains(hostile);
  }

  @Test
  void aLinkThatIsNoWebAddressIsLeftOut() {
    URI script = URI.create("javascript:alert(1)");
    URI data = URI.create("data:image/png;base64,AAAA");
    Typeset typeset =
        new MadeUpDigest().with(MadeUpDigest.linked("A title", script, data)).typeset();
    assertThat(typeset.html()).doesNotContain("javascript:").doesNotContain("data:image");
    assertThat(typeset.text()).doesNotContain("javascript:");
  }

  @Test
  void bothPartsTellTheSameInTheSameOrder() {
    Typeset typeset =
        new MadeUpDigest()
            .with(MadeUpDigest.story("The first title"))
            .with(MadeUpDigest.story("The second title"))
            .typeset();
    List<String> told =
        List.of(
            "The Harbour Courier",
            "16 November 2026",
            "The town",
            "The first title",
            "The first beam is planned",
            "Maud Ferris",
            "The lighthouse on Gull Head",
            "Written for a test.",
            "Averil Press Pool",
            "The second title",
            "Unsubscribe",
            "4 Lantern Steps");
    assertThat(MadeUpDigest.page(typeset).body().text()).containsSubsequence(told);
    assertThat(typeset.text().replaceAll("\\s+", " ")).containsSubsequence(told);
  }

  @Test
  void linksOfTheTextPartStandAloneOnTheirLines() {
    Typeset typeset = new MadeUpDigest().with(MadeUpDigest.story("A title")).typeset();
    assertThat(typeset.text().lines().map(String::strip))
        .contains("https://courier.example.org/a?b=1&c=2")
        .contains("https://courier.example.org/archive/7")
        .contains(SlotName.UNSUBSCRIBE_URL.mark(typeset.slotMark()));
  }

  @Test
  void everyPictureHasWidthHeightAndWords() {
    URI link = URI.create("https://courier.example.org/a");
    URI sizeUnknown = URI.create("https://courier.example.org/unknown.jpg");
    Typeset typeset =
        new MadeUpDigest()
            .with(MadeUpDigest.story("The lead"))
            .with(MadeUpDigest.story("A card"))
            .with(MadeUpDigest.linked("Of unknown size", link, sizeUnknown))
            .typeset();
    assertThat(MadeUpDigest.page(typeset).select("img"))
        .hasSize(3)
        .allSatisfy(EditionRendererTest::isDescribed);
  }

  private static void isDescribed(Element picture) {
    assertThat(picture.attr("alt")).isNotBlank();
    assertThat(picture.attr("width")).matches("[1-9][0-9]*");
    assertThat(picture.attr("height")).matches("[1-9][0-9]*");
  }

  @Test
  void aPictureKeepsItsProportionsAndIsNeverBlownUp() {
    Typeset typeset =
        new MadeUpDigest()
            .with(MadeUpDigest.story("The lead"))
            .with(MadeUpDigest.story("A card"))
            .typeset();
    assertThat(MadeUpDigest.page(typeset).select("img").get(0).attr("width")).isEqualTo("536");
    assertThat(MadeUpDigest.page(typeset).select("img").get(0).attr("height")).isEqualTo("302");
    assertThat(MadeUpDigest.page(typeset).select("img").get(1).attr("width")).isEqualTo("168");
    assertThat(MadeUpDigest.page(typeset).select("img").get(1).attr("height")).isEqualTo("95");
  }

  @Test
  void aDigestThatGmailWouldClipHasShorterExcerptsButEveryArticle() {
    MadeUpDigest specimen = new MadeUpDigest();
    String long400 = MadeUpDigest.LONG_TEXT + " " + MadeUpDigest.LONG_TEXT;
    for (int i = 0; i < 20; i++) {
      specimen
          .with(MadeUpDigest.story("Title number " + i))
          .with(brief("Brief number " + i, long400));
    }
    Typeset typeset = specimen.typeset();
    Document page = MadeUpDigest.page(typeset);
    assertThat(typeset.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(GMAIL_CLIPS_AT);
    assertThat(page.select("h2")).hasSize(40);
  }

  private static Story brief(String title, String excerpt) {
    return MadeUpDigest.plain(title, "", excerpt, "en");
  }

  @Test
  void aDigestOfOrdinarySizeKeepsItsExcerptsWhole() {
    Typeset typeset = new MadeUpDigest().with(MadeUpDigest.story("A title")).typeset();
    assertThat(MadeUpDigest.page(typeset).select(".excerpt").text())
        .isEqualTo(MadeUpDigest.LONG_TEXT);
  }

  @Test
  void datesFollowTheNewslettersLanguageAndZone() {
    assertThat(byline("ko", "Asia/Seoul")).contains("2026년 11월 16일");
    assertThat(byline("de", "Europe/Berlin")).contains("16. November 2026");
    assertThat(byline("en-GB", "Europe/London")).contains("15 November 2026");
    assertThat(byline("en-US", "America/New_York")).contains("November 15, 2026");
  }

  private static String byline(String language, String zone) {
    Typeset typeset =
        new MadeUpDigest().in(language, zone).with(MadeUpDigest.story("A title")).typeset();
    return MadeUpDigest.page(typeset).select(".byline").text();
  }

  @Test
  void aNewsletterThatRunsFromTheRightIsSetFromTheRight() {
    Typeset typeset =
        new MadeUpDigest()
            .in("ar", "Africa/Cairo")
            .with(MadeUpDigest.plain("المنارة القديمة تضيء من جديد", "", "نص قصير.", "ar"))
            .typeset();
    Document page = MadeUpDigest.page(typeset);
    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.expectFirst(".ground").attr("dir")).isEqualTo("rtl");
    assertThat(page.select("[dir=ltr], [align=left]")).filteredOn(e -> e.is(":has(h2)")).isEmpty();
    assertThat(page.text()).contains("إلغاء الاشتراك");
  }

  @Test
  void anArticleInAnotherLanguageSaysSo() {
    Typeset typeset =
        new MadeUpDigest().with(MadeUpDigest.plain("등대가 다시 켜지다", "", "짧은 글.", "ko")).typeset();
    Element article = MadeUpDigest.page(typeset).expectFirst("div:has(> h2)");
    assertThat(article.attr("lang")).isEqualTo("ko");
    assertThat(article.expectFirst(".byline").attr("lang")).isEqualTo("en-GB");
  }

  @Test
  void thePreheaderComesFirstAndIsNotSeen() {
    Typeset typeset = new MadeUpDigest().with(MadeUpDigest.story("A title")).typeset();
    Element first = MadeUpDigest.page(typeset).body().child(0);
    assertThat(first.text()).isEqualTo("A title");
    assertThat(first.attr("style")).contains("display:none");
  }

  @Test
  void thereIsOneFirstHeadingAndOneForEachArticle() {
    Typeset typeset =
        new MadeUpDigest()
            .with(MadeUpDigest.story("One"))
            .with(MadeUpDigest.story("Two"))
            .typeset();
    assertThat(MadeUpDigest.page(typeset).select("h1").eachText())
        .containsExactly("The Harbour Courier");
    assertThat(MadeUpDigest.page(typeset).select("h2").eachText()).containsExactly("One", "Two");
  }

  @Test
  void layoutTablesSaySo() {
    Typeset typeset = new MadeUpDigest().with(MadeUpDigest.story("A title")).typeset();
    assertThat(MadeUpDigest.page(typeset).select("table:not([role=presentation])")).isEmpty();
  }

  @Test
  void aSubjectOfSeveralLinesBecomesOne() {
    String crooked = "The sea\r\nBcc: all@example.org\u2028and\u0000 more";
    Typeset typeset =
        new MadeUpDigest()
            .with(new Look("digest", "${articles[0].title}", "x", Map.of(), Optional.empty()))
            .with(MadeUpDigest.plain(crooked, "", "", "en"))
            .typeset();
    assertThat(typeset.subject()).isEqualTo("The sea Bcc: all@example.org and more");
  }
}
