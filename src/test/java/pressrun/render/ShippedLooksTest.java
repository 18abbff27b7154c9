package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pressrun.newsletter.Logo;
import pressrun.newsletter.Look;
import pressrun.newsletter.Style;

/** What holds for each of the three looks. */
final class ShippedLooksTest {
  private static final int BUDGET = 90 * 1024;

  @TempDir Path folder;

  private static MadeUpDigest digest(String look) {
    return new MadeUpDigest().with(MadeUpDigest.look(look, Map.of()));
  }

  private static Document page(MadeUpDigest digest) {
    return MadeUpDigest.page(digest.typeset());
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void bothPartsTellTheSameInTheSameOrder(String look) {
    Typeset typeset =
        digest(look)
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
            "Written for a test.",
            "Averil Press Pool",
            "The second title",
            "Maud Ferris",
            "Unsubscribe",
            "4 Lantern Steps");
    assertThat(MadeUpDigest.page(typeset).body().text()).containsSubsequence(told);
    assertThat(typeset.text().replaceAll("\\s+", " ")).containsSubsequence(told);
    assertThat(typeset.text().lines().map(String::strip))
        .contains("https://courier.example.org/a?b=1&c=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void thereIsOneFirstHeadingAndOneForEachArticleAndTablesAreForLayout(String look) {
    Document page =
        page(digest(look).with(MadeUpDigest.story("One")).with(MadeUpDigest.story("Two")));
    assertThat(page.select("h1").eachText()).containsExactly("The Harbour Courier");
    assertThat(page.select("h2").eachText()).containsExactly("One", "Two");
    assertThat(page.select("table:not([role=presentation])")).isEmpty();
    assertThat(page.select("img:not([width])")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void anArticleIsSetInTheFontsAndDirectionOfItsLanguage(String look) {
    Document page =
        page(
            digest(look)
                .with(MadeUpDigest.plain("등대가 다시 켜지다", "", "짧은 글.", "ko"))
                .with(MadeUpDigest.plain("المنارة تضيء", "", "نص قصير.", "ar")));
    Element korean = page.expectFirst("[lang=ko]");
    assertThat(korean.attr("style")).contains("word-break:keep-all", "Malgun Gothic");
    Element arabic = page.expectFirst("[lang=ar]");
    assertThat(arabic.attr("dir")).isEqualTo("rtl");
    assertThat(arabic.expectFirst("h2").attr("style")).contains("Geeza Pro");
    assertThat(page.expectFirst("h1").attr("style")).doesNotContain("keep-all", "Malgun");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void aNewsletterFromTheRightHasNothingAtTheLeft(String look) {
    Document page =
        page(
            digest(look)
                .in("he", "Asia/Jerusalem")
                .with(MadeUpDigest.plain("המגדלור יאיר שוב", "", "טקסט קצר.", "he")));
    assertThat(page.expectFirst("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.select("[dir=ltr], [align=left]"))
        .filteredOn(e -> e.is(":has(h1, h2)"))
        .isEmpty();
    assertThat(page.select("p[dir=ltr], p[align=left]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void whatTheNewsletterSetsIsWhatItIsDrawnWith(String look) {
    Map<Style, String> styles =
        Map.of(
            Style.ACCENT, "#123456",
            Style.PAPER, "#fafbfc",
            Style.DARK_PAPER, "#101112",
            Style.HEADLINE_FONT, "Futura PT, sans-serif");
    Typeset typeset =
        new MadeUpDigest()
            .with(MadeUpDigest.look(look, styles))
            .with(MadeUpDigest.story("A title"))
            .typeset();
    assertThat(typeset.html()).contains("#123456", "#fafbfc", "#101112");
    assertThat(MadeUpDigest.page(typeset).expectFirst("h2").attr("style"))
        .contains("font-family:Futura PT, Segoe UI");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void aLogoIsShownAsWideAsDeclared(String look) {
    Logo logo =
        new Logo.Linked(URI.create("https://courier.example.org/logo.png"), OptionalInt.of(132));
    Document page =
        page(
            new MadeUpDigest()
                .with(new Look(look, "s", "p", Map.of(), Optional.of(logo)))
                .with(MadeUpDigest.story("A title")));
    assertThat(page.expectFirst("img.logo").attr("width")).isEqualTo("132");
    assertThat(page.expectFirst("img.logo").attr("alt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void whatFitsNoMailIsOnTheWebAndInTheTextPart(String look) {
    MadeUpDigest digest = digest(look);
    for (int i = 0; i < 300; i++) {
      digest.with(MadeUpDigest.story("Title number " + i + "."));
    }
    Rendering rendering =
        new EditionRenderer(Templates.kept(List.of())).render(digest.digest(), Locale.UK);
    Typeset mail = rendering.typeset();
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(BUDGET);
    int shown = MadeUpDigest.page(mail).select("h2").size();
    assertThat(shown).isPositive().isEqualTo(300 - rendering.leftOut());
    assertThat(mail.html()).contains("And " + rendering.leftOut() + " more in your browser");
    assertThat(mail.text()).contains("Title number 299.");
    assertThat(rendering.whole().orElseThrow().html()).contains("Title number 299.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest", "letter", "links"})
  void aLookOfTheOperatorsStandsInForOursAndAFaultInItHasItsPlace(String look) throws IOException {
    Files.createDirectories(folder.resolve(look));
    Files.writeString(folder.resolve(look + "/look.properties"), "ink=midnight\n");
    EditionRenderer renderer = new EditionRenderer(Templates.kept(List.of(folder)));
    Digest digest = digest(look).with(MadeUpDigest.story("A title")).digest();
    assertThatThrownBy(() -> renderer.render(digest, Locale.UK))
        .isInstanceOf(TemplateFault.class)
        .hasMessageContaining(look + "/look.properties")
        .hasMessageContaining("found \"midnight\"");
    Files.writeString(folder.resolve(look + "/look.properties"), "ink=#123123\n");
    assertThat(
            new EditionRenderer(Templates.kept(List.of(folder)))
                .render(digest, Locale.UK)
                .typeset()
                .html())
        .contains("#123123");
  }
}
