package pressrun.smtp;

import java.util.List;
import java.util.Optional;

/** Makes a reply of the lines that came (RFC 5321, 4.2), or nothing of nonsense. */
final class ReplyReader {
  private static final int MAX_LINES = 100;
  private static final int MAX_TEXT = 300;
  private static final int CODE = 3;

  private ReplyReader() {}

  /** None when a line is malformed, the codes differ, or the last line is missing. */
  static Optional<Reply> read(String raw) {
    List<String> lines = raw.lines().toList();
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      return Optional.empty();
    }
    int code = code(lines.get(0));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      char mark = line.length() > CODE ? line.charAt(CODE) : ' ';
      char expected = i == lines.size() - 1 ? ' ' : '-';
      if (code == 0 || code(line) != code || mark != expected) {
        return Optional.empty();
      }
      String rest = line.length() > CODE ? printable(line.substring(CODE + 1)) : "";
      text.append(text.isEmpty() ? "" : " ").append(rest);
    }
    return Optional.of(new Reply(code, shortened(text.toString())));
  }

  /** 200 to 599; 0 when the line does not begin with one. */
  private static int code(String line) {
    if (line.length() < CODE || !line.chars().limit(CODE).allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    int code = Integer.parseInt(line, 0, CODE, 10);
    return code >= 200 && code < 600 ? code : 0;
  }

  /** For people to read: one line, no control or format characters. */
  static String printable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
        ? text
        : text.replaceAll("[^\\P{C}]", "?").replaceAll("[\\p{Zl}\\p{Zp}]", "?");
  }

  static String shortened(String text) {
    String stripped = text.strip();
    return stripped.length() <= MAX_TEXT ? stripped : stripped.substring(0, MAX_TEXT);
  }
}
