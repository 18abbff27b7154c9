package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExcerptTest {

  /** Each sentence of a text, as the excerpt finds them. */
  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = Excerpt.sentenceEnd(text, from);
      sentences.add(text.substring(from, end).strip());
      from = end;
    }
    return sentences;
  }

  /** A bar stands where a sentence ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dr. Okafor and Mrs. Lane met at 7 p.m. on the pier.| They paid $3.50 each.| “Enough!”| she said.",
        "Is it open?| Yes!| See example.org for more.| The U.S. office is shut.",
        "He lives in No. 4, Lantern St. near the pier.| J. R. Moreau does too.| It ended … quietly.",
        "She said: “We sail on Monday.”| Nobody else spoke.| (That was all.)| Then they left.",
        "Das gilt z. B. für Dr. Weber und den 3. Oktober.| Am 1. März geht es los.| Wirklich?| Ja.",
        "Die Fähre kostet ca. 4,50 Euro bzw. 3 Euro.| Mehr u. a. im Hafenamt.| Das ist alles.",
        "시장은 3월 1일 부두에서 만났다.| 새 선착장은 3.5미터 높이다.| “다시 엽니다.”| 그는 말했다.",
        "市長は3月1日に埠頭で会った。|「航路を再開する。」|と述べた。|料金は3.5ユーロだ！|本当か？",
        "市长三月一日在码头见面。|他们谈了半小时！|“航线将重开。”|他说。",
        "التقى العمدتان على الرصيف.| هل يعود الخط؟| نعم! |قال المدير.",
        "महापौर घाट पर मिले।| वे आधे घंटे बोले।",
      })
  void aSentenceEndsWhereAReaderWouldEndIt(String marked) {
    List<String> expected = List.of(marked.split("\\|")).stream().map(String::strip).toList();
    assertThat(sentences(marked.replace("|", ""))).isEqualTo(expected);
  }

  @Test
  void anExcerptTakesWholeSentencesUntilThereIsEnough() {
    String sentence = "This is a sentence of some forty letters. ";
    assertThat(Excerpt.of(List.of(sentence.repeat(20).strip())))
        .isEqualTo(sentence.repeat(5).strip());
  }

  @Test
  void aHeadingDoesNotRunIntoTheSentenceBehindIt() {
    assertThat(Excerpt.of(List.of("의회 만장일치 의결", "통행료가 내린다.", "내년부터", "절반이다.")))
        .isEqualTo("통행료가 내린다. 절반이다.");
    assertThat(Excerpt.of(List.of("Only a heading", "and another"))).startsWith("Only a heading");
  }

  @Test
  void noSpaceStandsBehindAFullStopOfAScriptWithoutSpaces() {
    assertThat(Excerpt.of(List.of("他说：“尽量保留了旧砖。”", "城墙免费开放。"))).isEqualTo("他说：“尽量保留了旧砖。”城墙免费开放。");
  }

  @Test
  void aShortTextIsTakenWhole() {
    assertThat(Excerpt.of(List.of("One.", "Two."))).isEqualTo("One. Two.");
    assertThat(Excerpt.of(List.of("「一。」", "二。"))).isEqualTo("「一。」二。");
    assertThat(Excerpt.of(List.of())).isEmpty();
  }

  @Test
  void aSentenceTooLongToFollowIsLeftOut() {
    String first = "The ferry sails again.";
    String endless = "Word ".repeat(100).strip() + ".";
    assertThat(Excerpt.of(List.of(first + " " + endless))).isEqualTo(first);
  }

  @Test
  void oneEndlessSentenceIsCutBetweenWordsWithAnEllipsis() {
    assertThat(Excerpt.of(List.of("word ".repeat(200).strip() + ".")))
        .endsWith("word…")
        .hasSizeLessThanOrEqualTo(341);
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String cut = Excerpt.of(List.of("🦢".repeat(500)));
    assertThat(cut.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    assertThat(cut).endsWith("…");
  }

  @Test
  void eastAsianCharactersCountAsTwo() {
    assertThat(Excerpt.columns("ab")).isEqualTo(2);
    assertThat(Excerpt.columns("한글漢字かな")).isEqualTo(12);
    assertThat(Excerpt.of(List.of("부두에서 시장이 만났다. ".repeat(30).strip())).length()).isLessThan(130);
  }
}
