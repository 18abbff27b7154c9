package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spreadsheets save CSV files in the code page of the computer's language. */
final class TextDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "x-windows-949, 이메일;이름;수신거부",
    "x-windows-949, email;상태",
    "windows-31j, メールアドレス;氏名;配信停止",
    "windows-31j, E-Mail;ステータス",
    "windows-1252, E-Mail;Name;Straße;Größe;Änderung",
    "windows-1252, Adresse e-mail;Prénom;Désabonné;Où;Noël",
    "windows-1252, correo;apellidos;año;Ñandú;Muñoz",
    "windows-1252, mail;Åse Ærø;Øyvind;Jürgen Möß;Üzüm",
    "windows-1252, mail;name;“Anna” – ‘B’ …;É À È",
    "UTF-16LE, email;name;Ada",
    "UTF-16BE, email;name;Ada",
    "UTF-8, email;이메일;メール;Straße"
  })
  void theTextIsReadAsItWasWritten(String charset, String text) {
    byte[] bytes = text.getBytes(Charset.forName(charset));
    assertThat(TextDecoder.decode(bytes)).isEqualTo(text);
  }
}
