package pressrun.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {
  @Test
  void controlsLinesAndDirectionMarksBecomeOneSpace() {
    assertThat(Printable.line(" a\r\nb\u0085c\u202Ed\u2028e\uD800f\u0000 "))
        .isEqualTo("a b c d e f");
  }

  @Test
  void scriptsAndPicturesStay() {
    assertThat(Printable.line("여객선 فيري ⛴ 🚢")).isEqualTo("여객선 فيري ⛴ 🚢");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(Printable.shortened("🚢".repeat(9), 3)).isEqualTo("🚢🚢🚢…");
  }
}
