package pressrun.smtp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a reply of the lines that came (RFC 5321, 4.2), or nothing of nonsense. */
final class ReplyReader {
  private static final int MAX_LINES = 100;
  private static final int MAX_TEXT = 300;
  private static final Pattern LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?");

  private ReplyReader() {}

  /** None when a line is malformed, the codes differ, or the last line is missing. */
  static Optional<Reply> read(String raw) {
    List<String> lines = raw.lines().toList();
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      return Optional.empty();
    }
    String code = lines.get(0).substring(0, Math.min(3, lines.get(0).length()));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(printable(lines.get(i)));
      boolean last = i == lines.size() - 1;
      if (!line.matches() || !line.group(1).equals(code) || "-".equals(line.group(2)) == last) {
        return Optional.empty();
      }
      text.append(text.isEmpty() ? "" : " ").append(line.group(3) == null ? "" : line.group(3));
    }
    return Optional.of(new Reply(Integer.parseInt(code), shortened(text.toString())));
  }

  /** For people to read: one line, no control or format characters. */
  static String printable(String text) {
    return text.replaceAll("[^\\P{C}]", "?").replaceAll("[\\p{Zl}\\p{Zp}]", "?");
  }

  static String shortened(String text) {
    String stripped = text.strip();
    return stripped.length() <= MAX_TEXT ? stripped : stripped.substring(0, MAX_TEXT);
  }
}
