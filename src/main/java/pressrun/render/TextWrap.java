package pressrun.render;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.stream.Collectors;

/** Wraps plain text by the width a reader sees; East Asian characters are two columns wide. */
final class TextWrap {
  private static final int COLUMNS = 72;

  private TextWrap() {}

  /** Links and slot marks stand on lines of their own and are never broken. */
  static String wrap(String text) {
    String wrapped = text.strip().lines().map(TextWrap::line).collect(Collectors.joining("\n"));
    return wrapped.replaceAll("\n{3,}", "\n\n") + "\n";
  }

  private static String line(String line) {
    String bare = line.stripTrailing();
    return bare.contains("://") || bare.matches(".*\\[[0-9a-f]{32}:.*") ? bare : broken(bare);
  }

  private static String broken(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(line);
    StringBuilder out = new StringBuilder();
    int columns = 0;
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String piece = line.substring(start, end);
      if (columns > indent.length() && columns + width(piece.stripTrailing()) > COLUMNS) {
        out.setLength(out.toString().stripTrailing().length());
        out.append('\n').append(indent);
        columns = indent.length();
      }
      out.append(piece);
      columns += width(piece);
    }
    return out.toString().stripTrailing();
  }

  static int width(String text) {
    return text.codePoints().map(TextWrap::width).sum();
  }

  private static int width(int character) {
    if (Character.getType(character) == Character.NON_SPACING_MARK) {
      return 0;
    }
    boolean wide =
        (character >= 0x1100 && character <= 0x115F)
            || (character >= 0x2E80 && character <= 0xA4CF)
            || (character >= 0xAC00 && character <= 0xD7A3)
            || (character >= 0xF900 && character <= 0xFAFF)
            || (character >= 0xFE30 && character <= 0xFE4F)
            || (character >= 0xFF00 && character <= 0xFF60)
            || (character >= 0x1F300 && character <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
