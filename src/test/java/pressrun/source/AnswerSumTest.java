package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AnswerSumTest {
  @Test
  void theSameBytesHaveTheSameSumAndOthersAnother() {
    assertThat(sum("feed")).isEqualTo(sum("feed")).isNotEqualTo(sum("fees")).isNotEqualTo(sum(""));
  }

  private static String sum(String answer) {
    return AnswerSum.of(answer.getBytes(StandardCharsets.UTF_8), "text/xml");
  }

  @Test
  void theSameBytesOfAnotherTypeOrPlaceAreAnotherAnswer() {
    byte[] answer = "<rss/>".getBytes(StandardCharsets.UTF_8);
    assertThat(AnswerSum.of(answer, "text/xml; charset=iso-8859-1 https://a.example.org/"))
        .isNotEqualTo(AnswerSum.of(answer, "text/xml; charset=utf-8 https://a.example.org/"));
  }
}
