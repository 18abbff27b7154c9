package pressrun.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlainTextTest {
  @Test
  void everyCharacterIsComposedWithWhatStandsBeforeIt() {
    assertThat(IntStream.range(0, 0x10000).filter(c -> !composed((char) c))).isEmpty();
    assertThat(PlainText.of("e\u0301t\u00E9 \u1112\u1161\u11AB")).isEqualTo("été 한");
  }

  private static boolean composed(char c) {
    return Normalizer.isNormalized(PlainText.of("e" + c + "가" + c + "か" + c), Normalizer.Form.NFC);
  }

  @Test
  void whiteSpaceOfAnyKindIsOneSpaceAndWhatCannotBeSeenIsDropped() {
    assertThat(PlainText.of(" \u00A0a\t\n\u3000b\u200B\u202Ec\uD800 \uD83E\uDDA2\u0000 "))
        .isEqualTo("a bc \uD83E\uDDA2");
  }
}
