package pressrun.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWrapTest {
  private static final String JAPANESE =
      "架空の島・月待島の天文台が、今月から毎週金曜の夜、島の子どもたちに口径六十センチの望遠鏡を開放している。"
          + "「晴れない夜の話のほうが、あとまで覚えているものです」と元台長は話す。";
  private static final String KOREAN =
      "가상의 바닷가 마을 솔개포에서 스무 해 동안 문을 닫았던 야시장이 지난 토요일 다시 열렸다. "
          + "해가 지자 주민들이 겨우내 한지로 만든 등 삼백 개에 차례로 불이 들어왔다.";

  @Test
  void noLineIsWiderThanSeventyTwoColumns() {
    String mixed = JAPANESE + KOREAN + " and some Latin words between them, 12 of 30. ";
    for (int start = 0; start < 60; start++) {
      String text = mixed.substring(start).repeat(3);
      assertThat(TextWrap.wrap(text).lines()).allMatch(line -> columns(line) <= 72);
    }
  }

  /** Counted apart from the code under test: all above Latin is two wide here. */
  private static int columns(String line) {
    return line.chars().map(character -> character < 0x300 ? 1 : 2).sum();
  }

  @Test
  void linesAreFilledWell() {
    String latin = "and then some more words of the usual length ".repeat(20);
    String wrapped = TextWrap.wrap(latin);
    assertThat(wrapped.lines().limit(5)).allMatch(line -> line.length() > 60);
  }

  @Test
  void nothingIsLostByWrapping() {
    String text = (JAPANESE + " " + KOREAN).repeat(2);
    assertThat(TextWrap.wrap(text).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
  }

  @Test
  void koreanWordsStayWhole() {
    for (int start = 0; start < 40; start++) {
      String text = KOREAN.substring(start).strip();
      assertThat(TextWrap.wrap(text).strip().replaceAll("\\s+", " ")).isEqualTo(text);
    }
  }

  @Test
  void aJapaneseLineNeverBeginsWithAStopNorEndsWithAnOpeningBracket() {
    for (int start = 0; start < 40; start++) {
      String text = JAPANESE.substring(start);
      assertThat(TextWrap.wrap(text).lines().skip(1))
          .noneMatch(line -> line.matches("[。、」・ーょっ].*"))
          .noneMatch(line -> line.endsWith("「"));
    }
  }

  @Test
  void aLinkIsNeverBroken() {
    String link = "https://example.org/" + "path-with-hyphens/".repeat(12) + "?a=b&c=d";
    assertThat(TextWrap.wrap("   " + link)).isEqualTo(link + "\n");
    assertThat(TextWrap.wrap("See this page of ours: " + link + " soon")).contains(link);
  }

  @Test
  void aSlotMarkIsNeverBroken() {
    String mark = SlotName.UNSUBSCRIBE_URL.mark("0123456789abcdef0123456789abcdef");
    for (int words = 0; words < 30; words++) {
      assertThat(TextWrap.wrap("a word ".repeat(words) + mark + " end")).contains(mark);
    }
  }

  @Test
  void whatFollowsANumberHangsUnderItsFirstWord() {
    String wrapped = TextWrap.wrap("First\n10. " + "word ".repeat(30));
    assertThat(wrapped).startsWith("First\n10. word");
    assertThat(wrapped.lines().skip(2)).isNotEmpty().allMatch(line -> line.startsWith("    w"));
  }

  @Test
  void anIndentedParagraphKeepsItsMargin() {
    String wrapped = TextWrap.wrap("First\n   " + "word ".repeat(30));
    assertThat(wrapped.lines().skip(1)).hasSizeGreaterThan(1).allMatch(l -> l.startsWith("   w"));
  }

  @Test
  void aWordWiderThanALineIsCutButNoCharacterIsSplit() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    String wrapped = TextWrap.wrap(family.repeat(60));
    assertThat(wrapped.lines())
        .hasSizeGreaterThan(1)
        .allMatch(line -> !Character.isLowSurrogate(line.charAt(0)))
        .allMatch(line -> !Character.isHighSurrogate(line.charAt(line.length() - 1)));
    assertThat(TextWrap.wrap("x".repeat(200)).lines()).allMatch(line -> line.length() <= 72);
  }
}
