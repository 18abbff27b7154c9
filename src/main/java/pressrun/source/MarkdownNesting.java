package pressrun.source;

import java.util.List;

/**
 * Quotes and lists within each other, as a Markdown line begins with them: reading one takes time
 * with the square of their number, and more of the stack than there is. No article means so many.
 */
final class MarkdownNesting {
  private static final int DEEPEST = 100;
  private static final String BULLETS = "-*+";

  private MarkdownNesting() {}

  /** Returns the number of the first line that nests too deeply, from 1; 0 when none does. */
  static int firstTooDeep(String markdown) {
    List<String> lines = markdown.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      if (isTooDeep(lines.get(line))) {
        return line + 1;
      }
    }
    return 0;
  }

  private static boolean isTooDeep(String line) {
    int markers = 0;
    int at = blanksEnd(line, 0);
    int end = markerEnd(line, at);
    while (end > at && markers <= DEEPEST) {
      markers++;
      at = blanksEnd(line, end);
      end = markerEnd(line, at);
    }
    return markers > DEEPEST && !isRule(line);
  }

  /** A long line of nothing but dashes or stars is a rule across the page. */
  private static boolean isRule(String line) {
    return line.chars().filter(c -> c != ' ' && c != '\t').distinct().count() == 1
        && BULLETS.indexOf(line.strip().charAt(0)) >= 0;
  }

  private static int blanksEnd(String line, int from) {
    int at = from;
    while (at < line.length() && isBlank(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns {@code from} when no marker begins there. */
  private static int markerEnd(String line, int from) {
    if (from < line.length() && line.charAt(from) == '>') {
      return from + 1;
    }
    int end = from;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      end++;
    }
    String allowed = end > from ? ".)" : BULLETS;
    boolean isMarker = end < line.length() && allowed.indexOf(line.charAt(end)) >= 0;
    boolean isApart = end + 1 >= line.length() || isBlank(line.charAt(end + 1));
    return isMarker && isApart ? end + 1 : from;
  }
}
