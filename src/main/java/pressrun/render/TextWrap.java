package pressrun.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Wraps plain text by the width a reader sees; a link that stands alone is never broken. */
final class TextWrap {
  private static final int COLUMNS = 72;
  private static final Pattern LINK_ALONE = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  /** Spaces and a number or bullet: what follows it hangs under its first word. */
  private static final Pattern MARGIN = Pattern.compile("\\s*(?:[0-9]{1,3}\\. |[*•-] )?");

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
    Matcher margin = MARGIN.matcher(line);
    int indent = margin.lookingAt() ? margin.end() : 0;
    StringBuilder out = new StringBuilder(line.substring(0, indent));
    int columns = indent;
    for (String piece : LineBreaks.pieces(line.substring(indent), COLUMNS - indent)) {
      if (columns > indent && columns + TextWidth.of(piece.stripTrailing()) > COLUMNS) {
        out.setLength(out.toString().stripTrailing().length());
        out.append('\n').append(" ".repeat(indent));
        columns = indent;
      }
      out.append(piece);
      columns += TextWidth.of(piece);
    }
    return out.toString().stripTrailing();
  }
}
