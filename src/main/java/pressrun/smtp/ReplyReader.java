package pressrun.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pressrun.classification.Reply;

/**
 * Makes a reply of the lines that came (RFC 5321, 4.2), or nothing of nonsense. Plain loops,
 * because until a reply is journaled its message is in doubt, and a program that was just started
 * again goes slowly through streams.
 */
final class ReplyReader {
  private static final int MAX_LINES = 100;
  private static final int MAX_TEXT = 300;
  private static final int CODE = 3;

  private ReplyReader() {}

  /** None when a line is malformed, the codes differ, or the last line is missing. */
  static Optional<Reply> read(String raw) {
    List<String> lines = lines(raw);
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

  private static List<String> lines(String raw) {
    List<String> lines = new ArrayList<>(1);
    int from = 0;
    while (from < raw.length()) {
      int feed = raw.indexOf('\n', from);
      int next = feed < 0 ? raw.length() : feed + 1;
      int end = feed < 0 ? next : feed;
      boolean ended = end > from && raw.charAt(end - 1) == '\r';
      lines.add(raw.substring(from, ended ? end - 1 : end));
      from = next;
    }
    return lines;
  }

  /** 200 to 599; 0 when the line does not begin with one. */
  private static int code(String line) {
    int code = 0;
    for (int at = 0; at < CODE; at++) {
      char digit = at < line.length() ? line.charAt(at) : ' ';
      if (digit < '0' || digit > '9') {
        return 0;
      }
      code = 10 * code + digit - '0';
    }
    return code >= 200 && code < 600 ? code : 0;
  }

  /** For people to read: one line, no control or format characters. */
  static String printable(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < ' ' || text.charAt(at) >= 0x7F) {
        return text.replaceAll("[^\\P{C}]", "?").replaceAll("[\\p{Zl}\\p{Zp}]", "?");
      }
    }
    return text;
  }

  static String shortened(String text) {
    String stripped = text.strip();
    return stripped.length() <= MAX_TEXT ? stripped : stripped.substring(0, MAX_TEXT);
  }
}
