package pressrun.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A bracket that opens a list or a section in one line; line and column are counted from 0. */
record Bracket(int line, int column, char sign) {
  /** Returns the last bracket above the end of a line that nothing closes. */
  static Optional<Bracket> lastOpen(YamlText text, int end) {
    Deque<Bracket> open = new ArrayDeque<>();
    for (int line = 0; line <= end; line++) {
      scan(text.line(line), line, open);
    }
    return Optional.ofNullable(open.peekLast());
  }

  private static void scan(String typed, int line, Deque<Bracket> open) {
    char quote = 0;
    char before = ' ';
    for (int at = 0; at < typed.length(); at++) {
      char sign = typed.charAt(at);
      if (quote != 0) {
        quote = sign == quote ? 0 : quote;
      } else if (sign == '#' && before == ' ') {
        return;
      } else if ((sign == '"' || sign == '\'') && " [{,".indexOf(before) >= 0) {
        quote = sign;
      } else if ((sign == '[' || sign == '{') && (" [{,".indexOf(before) >= 0 || !open.isEmpty())) {
        open.addLast(new Bracket(line, typed.codePointCount(0, at), sign));
      } else if ((sign == ']' || sign == '}') && !open.isEmpty()) {
        open.removeLast();
      }
      before = sign;
    }
  }
}
