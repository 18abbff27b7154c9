package pressrun.render;

import java.util.ArrayList;
import java.util.List;

/** Parts CSS at a mark, but not inside quotes or brackets. */
final class CssParts {
  private CssParts() {}

  static List<String> split(String css, char mark) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < css.length(); i++) {
      char character = css.charAt(i);
      if (character == '\\') {
        i++;
      } else if (isQuote(character)) {
        i = endOfQuote(css, i);
      } else if (character == '(' || character == '[') {
        depth++;
      } else if (character == ')' || character == ']') {
        depth--;
      } else if (character == mark && depth <= 0) {
        parts.add(css.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(css.substring(start));
    return parts;
  }

  /** Where the bracket that stands at a place is closed; the end where it never is. */
  static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char character = css.charAt(i);
      if (character == '\\') {
        i++;
      } else if (isQuote(character)) {
        i = endOfQuote(css, i);
      } else if (character == '(' || character == '[') {
        depth++;
      } else if ((character == ')' || character == ']') && --depth <= 0) {
        return i;
      }
    }
    return css.length();
  }

  /** What stands between the outermost braces of a statement. */
  static String block(String statement) {
    int brace = statement.indexOf('{');
    int end = statement.lastIndexOf('}');
    return brace < 0 || end < brace ? "" : statement.substring(brace + 1, end).strip();
  }

  static boolean isQuote(char character) {
    return character == '"' || character == '\'';
  }

  /** The closing quote of the one that stands at a place; the last letter where there is none. */
  static int endOfQuote(String css, int open) {
    for (int i = open + 1; i < css.length(); i++) {
      if (css.charAt(i) == '\\') {
        i++;
      } else if (css.charAt(i) == css.charAt(open)) {
        return i;
      }
    }
    return css.length() - 1;
  }
}
