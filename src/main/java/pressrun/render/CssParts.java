package pressrun.render;

import java.util.ArrayList;
import java.util.List;

/** Parts CSS at a mark, but not inside quotes or brackets. */
final class CssParts {
  private CssParts() {}

  static List<String> split(String css, char mark) {
    List<String> parts = new ArrayList<>();
    char quote = 0;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < css.length(); i++) {
      char character = css.charAt(i);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
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
}
