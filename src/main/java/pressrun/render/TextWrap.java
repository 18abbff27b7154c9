package pressrun.render;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Wraps plain text by the width a reader sees; links and slot marks are never broken. */
final class TextWrap {
  private static final int COLUMNS = 72;

  /** What a slot's value will take, about. */
  private static final int SLOT_COLUMNS = 24;

  private static final Pattern SLOT = Pattern.compile("\\[[0-9a-f]{32}:[a-z-]+]");
  private static final Pattern WHOLE = Pattern.compile("[!-~]*://[!-~]*|" + SLOT);
  private static final Pattern LINK_ALONE = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private TextWrap() {}

  static String wrap(String text) {
    String wrapped = text.strip().lines().map(TextWrap::line).collect(Collectors.joining("\n"));
    return wrapped.replaceAll("\n{4,}", "\n\n\n") + "\n";
  }

  private static String line(String line) {
    String bare = line.stripTrailing();
    return LINK_ALONE.matcher(bare).matches() ? bare : broken(bare);
  }

  private static String broken(String line) {
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(line);
    StringBuilder out = new StringBuilder();
    int columns = 0;
    int start = breaks.first();
    for (int end = next(breaks, line); end != BreakIterator.DONE; end = next(breaks, line)) {
      String piece = line.substring(start, end);
      if (columns > indent.length() && columns + width(piece.stripTrailing()) > COLUMNS) {
        out.setLength(out.toString().stripTrailing().length());
        out.append('\n').append(indent);
        columns = indent.length();
      }
      out.append(piece);
      columns += width(piece);
      start = end;
    }
    return out.toString().stripTrailing();
  }

  /** The next place to break at that is not inside a link or slot mark. */
  private static int next(BreakIterator breaks, String line) {
    int end = breaks.next();
    while (end != BreakIterator.DONE && end < line.length() && insideWhole(line, end)) {
      end = breaks.next();
    }
    return end;
  }

  private static boolean insideWhole(String line, int position) {
    Matcher whole = WHOLE.matcher(line);
    while (whole.find() && whole.start() < position) {
      if (position < whole.end()) {
        return true;
      }
    }
    return false;
  }

  static int width(String text) {
    return SLOT.matcher(text)
        .replaceAll("x".repeat(SLOT_COLUMNS))
        .codePoints()
        .map(TextWrap::width)
        .sum();
  }

  private static int width(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(character) ? 2 : 1;
  }

  /** East_Asian_Width W and F (UAX 11), by block. */
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
