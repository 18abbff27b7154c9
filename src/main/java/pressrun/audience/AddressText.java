package pressrun.audience;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes an address out of what people paste: without invisible characters, blanks, quotes, a name,
 * and the comma that parted it from the next one.
 */
final class AddressText {
  private static final Pattern MAILTO =
      Pattern.compile("mailto:([^?]+)(\\?.*)?", Pattern.CASE_INSENSITIVE);

  private static final String QUOTES = "\"'`\u201C\u201D\u201E\u201F\u2018\u2019\u00AB\u00BB";
  private static final String SEPARATORS = ",;.\u3001\uFF0C\uFF1B";

  /** Distance of the letters of full width from those of ASCII. */
  private static final int FULL_WIDTH = 0xFEE0;

  private AddressText() {}

  static String clean(String text) {
    String cleaned = plain(text);
    String before = "";
    while (!cleaned.equals(before)) {
      before = cleaned;
      cleaned = unwrapped(cleaned);
    }
    return cleaned;
  }

  /** Without characters that nobody sees, and with ASCII for its forms of full width. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = text.lastIndexOf('@');
    int character;
    for (int next = 0; next < text.length(); next += Character.charCount(character)) {
      character = text.codePointAt(next);
      boolean kept = isJoiner(character) && at >= 0 && next > at && joins(text, next);
      if (kept || Character.getType(character) != Character.FORMAT) {
        plain.appendCodePoint(halfWidth(character));
      }
    }
    return plain.toString();
  }

  /** Persian and Sinhala domains have joiners that nobody sees, and that make other domains. */
  static boolean isJoiner(int character) {
    return character == 0x200C || character == 0x200D;
  }

  private static boolean joins(String text, int at) {
    return text.charAt(at - 1) > 0x7F && at + 1 < text.length() && text.charAt(at + 1) > 0x7F;
  }

  private static int halfWidth(int character) {
    if (character >= 0xFF01 && character <= 0xFF5E) {
      return character - FULL_WIDTH;
    }
    return character == 0x3002 || character == 0xFF61 ? '.' : character;
  }

  private static String unwrapped(String text) {
    String bare = withoutEdges(text);
    int open = bare.indexOf('<');
    if (open >= 0 && open == bare.lastIndexOf('<') && bare.indexOf('>') == bare.length() - 1) {
      String address = bare.substring(open + 1, bare.length() - 1); // RFC 5322, 3.4.
      return isAnotherAddress(bare.substring(0, open), address) ? bare : address;
    }
    Matcher mailto = MAILTO.matcher(bare);
    return mailto.matches() ? mailto.group(1) : bare;
  }

  /** With two addresses in a cell nobody knows which one is meant. */
  private static boolean isAnotherAddress(String name, String address) {
    return name.contains("@")
        && !name.toLowerCase(Locale.ROOT).contains(address.strip().toLowerCase(Locale.ROOT));
  }

  private static String withoutEdges(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && (isBlank(text.charAt(from)) || QUOTES.indexOf(text.charAt(from)) >= 0)) {
      from++;
    }
    while (from < to && isTail(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isTail(char c) {
    return isBlank(c) || QUOTES.indexOf(c) >= 0 || SEPARATORS.indexOf(c) >= 0;
  }

  /** A line break inside is no blank that may go: it parts two addresses, or is an attack. */
  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || c == '\t' || c == '\n' || c == '\r';
  }
}
