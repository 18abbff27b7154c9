package pressrun.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CharactersTest {
  private static final String KOREAN = "<rss>항구에 새 여객선이 들어왔다고 시장이 밝혔다.</rss>";
  private static final String JAPANESE = "<rss>港に新しいフェリーが入ったと市長が話しました。</rss>";
  private static final String CHINESE = "<rss>市长说新的渡轮已经到了，这是他们的第一艘。</rss>";
  private static final String TAIWANESE = "<rss>市長說新的渡輪已經到了，這是他們的第一艘。</rss>";
  private static final String FRENCH = "<rss>Le café du port a rouvert à midi, dit-on.</rss>";

  @ParameterizedTest
  @CsvSource({"EUC-KR", "x-windows-949", "UTF-8", "UTF-16LE"})
  void koreanIsGuessedWhenNothingIsSaid(String charset) {
    assertThat(decode(KOREAN, charset, "")).isEqualTo(KOREAN);
  }

  @ParameterizedTest
  @CsvSource({"Shift_JIS", "EUC-JP", "UTF-8", "UTF-16BE"})
  void japaneseIsGuessedWhenNothingIsSaid(String charset) {
    assertThat(decode(JAPANESE, charset, "")).isEqualTo(JAPANESE);
  }

  @Test
  void chineseIsGuessedByItsCommonestCharacters() {
    assertThat(decode(CHINESE, "GB18030", "")).isEqualTo(CHINESE);
    assertThat(decode(TAIWANESE, "Big5", "")).isEqualTo(TAIWANESE);
  }

  @ParameterizedTest
  @CsvSource({"EUC-KR", "Shift_JIS", "windows-1252"})
  void aHeaderThatWronglySaysUtf8IsNotBelieved(String charset) {
    String text =
        switch (charset) {
          case "EUC-KR" -> KOREAN;
          case "Shift_JIS" -> JAPANESE;
          default -> FRENCH;
        };

    assertThat(decode(text, charset, "text/xml; charset=utf-8")).isEqualTo(text);
  }

  @Test
  void utf8WronglyNamedIsReadAsUtf8() {
    assertThat(decode(KOREAN, "UTF-8", "text/xml; charset=EUC-KR")).isEqualTo(KOREAN);
    assertThat(decode(FRENCH + "éèàç", "UTF-8", "text/xml; charset=ISO-8859-1"))
        .isEqualTo(FRENCH + "éèàç");
    assertThat(decode(KOREAN, "UTF-8", "text/xml; charset=ISO-8859-1")).isEqualTo(KOREAN);
  }

  @Test
  void textXmlWithoutCharsetIsNotTakenForAscii() {
    assertThat(decode(KOREAN, "UTF-8", "text/xml")).isEqualTo(KOREAN);
  }

  @Test
  void thePrologCountsWhereTheHeaderIsSilent() {
    String feed = "<?xml version='1.0' encoding='ISO-8859-2'?><rss>Łódź</rss>";

    assertThat(decode(feed, "ISO-8859-2", "application/xml")).isEqualTo(feed);
  }

  @Test
  void aPrologThatWronglySaysTwoBytesIsNotBelieved() {
    String feed = "<?xml version='1.0' encoding='UTF-16'?><rss>x</rss>";

    assertThat(decode(feed, "UTF-8", "")).isEqualTo(feed);
  }

  @Test
  void anUnknownCharsetIsPassedOver() {
    assertThat(decode(FRENCH, "UTF-8", "text/xml; charset=klingon")).isEqualTo(FRENCH);
  }

  @Test
  void aByteOrderMarkIsBelievedAndCutOff() {
    assertThat(decode("\uFEFF" + FRENCH, "UTF-8", "text/xml; charset=ascii")).isEqualTo(FRENCH);
  }

  @Test
  void japaneseMailCharsetIsReadAsDeclared() {
    String feed = "<?xml version='1.0' encoding='ISO-2022-JP'?>" + JAPANESE;

    assertThat(decode(feed, "ISO-2022-JP", "")).isEqualTo(feed);
  }

  @Test
  void oneBrokenByteDoesNotChangeTheCharset() {
    byte[] bytes = (KOREAN + KOREAN).getBytes(StandardCharsets.UTF_8);
    bytes[7] = (byte) 0xFF;

    assertThat(Characters.decode(bytes, Optional.empty())).contains("\uFFFD", "여객선이");
  }

  private static String decode(String text, String charset, String contentType) {
    return Characters.decode(
        text.getBytes(Charset.forName(charset)),
        Optional.of(contentType).filter(type -> !type.isEmpty()));
  }
}
