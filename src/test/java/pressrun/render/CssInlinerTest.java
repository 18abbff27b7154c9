package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CssInlinerTest {
  @Test
  void ofEqualRulesTheLaterWins() {
    assertThat(styled("p { color: red } p { color: blue }", "<p>")).isEqualTo("color:blue");
  }

  @Test
  void aClassBeatsAnElementAndAnIdentifierBeatsClasses() {
    assertThat(styled(".a { color: red } p { color: blue }", "<p class=a>")).isEqualTo("color:red");
    assertThat(styled("#x { color: red } .a.b.c { color: blue }", "<p id=x class='a b c'>"))
        .isEqualTo("color:red");
  }

  @Test
  void twoElementsBeatOneAndAnAttributeCountsAsAClass() {
    assertThat(styled("div p { color: red } p { color: blue }", "<p>")).isEqualTo("color:red");
    assertThat(styled("p[title] { color: red } p { color: blue }", "<p title=t>"))
        .isEqualTo("color:red");
  }

  @Test
  void importantBeatsWhatIsMoreSpecificAndIsNotWrittenOut() {
    assertThat(styled("p { color: red !important } #x { color: blue }", "<p id=x>"))
        .isEqualTo("color:red");
  }

  @Test
  void aStyleOfItsOwnBeatsRulesButNotImportantOnes() {
    assertThat(styled("#x { color: red }", "<p id=x style='color:blue'>")).isEqualTo("color:blue");
    assertThat(styled("p { color: red !important }", "<p style='color:blue'>"))
        .isEqualTo("color:red");
  }

  @Test
  void aShorthandAfterALonghandStaysAfterIt() {
    assertThat(styled("p { margin-top: 1px } .a { margin: 0 }", "<p class=a>"))
        .isEqualTo("margin-top:1px;margin:0");
  }

  @Test
  void oneRuleMayHaveSeveralSelectors() {
    Document page = inlined("h1, p > b { color: red }", "<h1>x</h1><p><b>y</b></p><b>z</b>");
    assertThat(page.select("[style]").eachText()).containsExactly("x", "y");
  }

  @Test
  void aCommaInsideAnAttributeOrBracketsPartsNothing() {
    assertThat(styled("p[title='a,b'] { color: red }", "<p title='a,b'>")).isEqualTo("color:red");
    assertThat(styled("p:is(.a, .b) { color: red }", "<p class=b>")).isEqualTo("color:red");
  }

  @Test
  void aSemicolonInsideAnAddressOrQuotesPartsNothing() {
    assertThat(styled("p { background: url(x;y.png); color: red }", "<p>"))
        .isEqualTo("background:url(x;y.png);color:red");
    assertThat(styled("p { font-family: 'a;b', serif; color: red }", "<p>"))
        .isEqualTo("font-family:'a;b', serif;color:red");
  }

  @Test
  void quotesInValuesDoNotEndTheAttribute() {
    assertThat(styled("p { font-family: \"Segoe UI\" }", "<p>"))
        .isEqualTo("font-family:'Segoe UI'");
  }

  @Test
  void mediaRulesStayInASheet() {
    Document page = inlined("p { color: red } @media print { p { color: blue } }", "<p>x</p>");
    assertThat(page.select("style").eachAttr("data-inline")).isEmpty();
    assertThat(page.expectFirst("style").data()).contains("@media print { p { color: blue } }");
    assertThat(page.expectFirst("p").attr("style")).isEqualTo("color:red");
  }

  @Test
  void darkRulesStayInASheetOfTheirOwn() {
    String css =
        "@media (prefers-color-scheme: dark) { p { color: blue } } @media print { p { top: 0 } }";
    Document page = inlined(css, "<p>x</p>");
    assertThat(page.select("style")).hasSize(2);
    assertThat(page.select("style").get(0).data()).contains("print").doesNotContain("dark");
    assertThat(page.select("style").get(1).data()).contains("dark").doesNotContain("print");
  }

  @Test
  void whatAPointerDoesStaysInASheet() {
    Document page = inlined("a:hover { color: red } a::before { color: red }", "<a href=x>y</a>");
    assertThat(page.expectFirst("style").data()).contains("a:hover").contains("a::before");
    assertThat(page.select("a[style]")).isEmpty();
  }

  @Test
  void aSelectorThatNobodyUnderstandsStylesNothingAndBreaksNothing() {
    assertThat(styled("p:::nonsense( { color: red } p { color: blue }", "<p>"))
        .isEqualTo("color:blue");
  }

  @Test
  void commentsAndConditionsForOutlookAreLeftAlone() {
    String html =
        CssInliner.inline(
            "<style data-inline>/* p { color: red } */ p { color: blue }</style>"
                + "<!--[if mso]><table class=\"p\"><tr><td><![endif]--><p>x</p>");
    assertThat(html).contains("<!--[if mso]><table class=\"p\"><tr><td><![endif]-->");
    assertThat(html).contains("style=\"color:blue\"").doesNotContain("red");
  }

  @Test
  void otherSheetsAreLeftAlone() {
    String html = CssInliner.inline("<style>p { color: red }</style><p>x</p>");
    assertThat(html).contains("<style>p { color: red }</style>").contains("<p>x</p>");
  }

  private static String styled(String css, String tag) {
    return inlined(css, "<div>" + tag + "x</div>").expectFirst("p").attr("style");
  }

  private static Document inlined(String css, String body) {
    return Jsoup.parse(CssInliner.inline("<style data-inline>" + css + "</style>" + body));
  }
}
