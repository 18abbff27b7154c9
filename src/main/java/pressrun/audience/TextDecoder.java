package pressrun.audience;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the bytes of a spreadsheet's file into text: by its byte order mark, else as UTF-8, else in
 * the code page that Windows has for the language.
 */
final class TextDecoder {
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Charset JAPANESE = Charset.forName("windows-31j");
  private static final Charset KOREAN = Charset.forName("x-windows-949");

  /** Two kana in a row: bytes of another language do not come to that. */
  private static final Pattern KANA = Pattern.compile("[\\u3041-\\u3096\\u30A1-\\u30FC]{2}");

  private static final Pattern HANGUL = Pattern.compile("[\\uAC00-\\uD7A3]{2}");

  private TextDecoder() {}

  static String decode(byte[] bytes) {
    String text =
        utf16(bytes)
            .or(() -> strictly(bytes, StandardCharsets.UTF_8))
            .or(() -> strictly(bytes, JAPANESE).filter(found -> KANA.matcher(found).find()))
            .or(() -> strictly(bytes, KOREAN).filter(found -> HANGUL.matcher(found).find()))
            .orElseGet(() -> new String(bytes, WESTERN));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Without a mark, a zero byte beside each letter of ASCII tells UTF-16. */
  private static Optional<String> utf16(byte[] bytes) {
    if (bytes.length < 4 || bytes.length % 2 != 0) {
      return Optional.empty();
    }
    boolean little = (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE;
    boolean big = (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF;
    if (little || (bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0)) {
      return Optional.of(new String(bytes, StandardCharsets.UTF_16LE));
    }
    return big || (bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0)
        ? Optional.of(new String(bytes, StandardCharsets.UTF_16BE))
        : Optional.empty();
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }
}
