package pressrun.render;

import java.util.regex.Pattern;

/** How many columns a text takes where every column is as wide as a Latin letter (UAX 11). */
final class TextWidth {
  /** A slot mark as it stands in a typeset text. */
  static final Pattern SLOT = Pattern.compile("\\[[0-9a-f]{32}:[a-z-]+]");

  /** What a slot's value will take, about. */
  private static final int SLOT_COLUMNS = 24;

  private TextWidth() {}

  static int of(String text) {
    return SLOT.matcher(text)
        .replaceAll("x".repeat(SLOT_COLUMNS))
        .codePoints()
        .map(TextWidth::of)
        .sum();
  }

  private static int of(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(character) ? 2 : 1;
  }

  /** East_Asian_Width W and F, by block. */
  private static boolean wide(int character) {
    return (character >= 0x1100 && character <= 0x115F)
        || (character >= 0x2E80 && character <= 0x303E)
        || (character >= 0x3041 && character <= 0xA4CF)
        || (character >= 0xA960 && character <= 0xA97C)
        || (character >= 0xAC00 && character <= 0xD7A3)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE6F)
        || (character >= 0xFF00 && character <= 0xFF60)
        || (character >= 0xFFE0 && character <= 0xFFE6)
        || (character >= 0x1F300 && character <= 0x1FAFF)
        || (character >= 0x20000 && character <= 0x3FFFD);
  }
}
