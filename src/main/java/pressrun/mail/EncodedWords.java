package pressrun.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.StringJoiner;

/**
 * Encoded words (RFC 2047) for ASCII texts that Jakarta Mail would leave as they are, and that
 * would be read as something else.
 */
final class EncodedWords {
  /** With these, 52 characters: room for any header's name before the first. */
  private static final int BYTES = 30;

  private EncodedWords() {}

  /** Whether a text would be taken for encoded words itself, or loses a backslash in folding. */
  static boolean needed(String text) {
    return text.contains("=?") || text.indexOf('\\') >= 0 || text.indexOf('"') >= 0;
  }

  /** Words parted by spaces, to be folded there. */
  static String of(String text) {
    StringJoiner words = new StringJoiner(" ");
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int character : text.codePoints().toArray()) {
      String next = Character.toString(character);
      int more = next.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + more > BYTES) {
        words.add(word(part.toString()));
        part.setLength(0);
        bytes = 0;
      }
      part.append(next);
      bytes += more;
    }
    return words.add(word(part.toString())).toString();
  }

  private static String word(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
