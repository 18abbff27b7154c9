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
  void whatStandsInBracketsOfAnAttributeWeighsNothing() {
    assertThat(
            styled(
                "[title='#a.b c'] { color: red } p.k { color: blue }",
                "<p title='#a.b c' class=k>"))
        .isEqualTo("color:blue");
  }

  @Test
  void isAndNotWeighAsTheHeaviestOfTheirArguments() {
    assertThat(Specificity.of("p:is(.a, #b)")).isEqualTo(Specificity.of("p#b"));
    assertThat(Specificity.of("p:not(.a.b)")).isEqualTo(Specificity.of("p.a.b"));
    assertThat(Specificity.of("p:where(#a)")).isEqualTo(Specificity.of("p"));
    assertThat(Specificity.of("li:nth-child(2n+1)::before")).isEqualTo(Specificity.of("li.a b"));
    assertThat(Specificity.of("*")).isZero();
    assertThat(Specificity.of(".a\\.b > td")).isEqualTo(Specificity.of(".a td"));
  }

  @Test
  void severalSheetsAreOne() {
    String html =
        CssInliner.inline(
            "<style data-inline>#x { color: red }</style><style data-inline>p { color: blue; top: 0 }"
                + "</style><p id=x>x</p>");
    assertThat(Jsoup.parse(html).expectFirst("p").attr("style")).isEqualTo("top:0;color:red");
  }

  @Test
  void importantBeatsLaterDeclarationsOfItsOwnBlockWhateverItsCase() {
    assertThat(styled("p { color: red !IMPORTANT; color: blue }", "<p>")).isEqualTo("color:red");
  }

  @Test
  void whatNoBrowserReadsAsADeclarationIsLeftOut() {
    assertThat(styled("p { *zoom: 1; : red; color:; top: 0 }", "<p>")).isEqualTo("top:0");
  }

  @Test
  void aBraceInQuotesEndsNoRule() {
    assertThat(styled("p { font-family: 'a}b'; color: red } p { top: 0 }", "<p>"))
        .isEqualTo("font-family:'a}b';color:red;top:0");
  }

  @Test
  void outlookIsToldInAttributesWhatItReadsThere() {
    Document page =
        inlined(
            "table { width: 600px; background: #abc } td { width: 50%; text-align: right;"
                + " vertical-align: top; background-color: #fffdf8 } img { width: 120px; height: 40px }",
            "<table><tr><td><img src=x alt=y></td></tr></table>");
    assertThat(page.expectFirst("table").attributes().asList())
        .extracting(Object::toString)
        .contains("width=\"600\"", "bgcolor=\"#aabbcc\"");
    assertThat(page.expectFirst("td").attributes().asList())
        .extracting(Object::toString)
        .contains("width=\"50%\"", "align=\"right\"", "valign=\"top\"", "bgcolor=\"#fffdf8\"");
    assertThat(page.expectFirst("img").attributes().asList())
        .extracting(Object::toString)
        .contains("width=\"120\"", "height=\"40\"");
  }

  @Test
  void anAttributeThatIsThereStaysAndWhatHasNoneIsNotForced() {
    Document page =
        inlined(
            "td { width: 10px; background: url(x.png) #fff; text-align: start } p { width: 10px }",
            "<table><tr><td width=20>x</td></tr></table><p>y</p>");
    assertThat(page.expectFirst("td").attr("width")).isEqualTo("20");
    assertThat(page.select("[bgcolor], [align], p[width]")).isEmpty();
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
