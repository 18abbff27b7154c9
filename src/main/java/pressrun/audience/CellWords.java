package pressrun.audience;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Meaning of the cells with which other programs say who has left. */
final class CellWords {
  private static final Map<String, Standing> STATUSES =
      WordTable.read("statuses.tsv").stream()
          .collect(
              Collectors.toMap(
                  line -> ColumnRole.normalized(line.words()),
                  line -> Standing.valueOf(line.kind()),
                  (first, again) -> first));

  private static final Map<String, String> ANSWERS =
      WordTable.read("answers.tsv").stream()
          .collect(Collectors.toMap(WordTable.Line::words, WordTable.Line::kind));

  /** A day or a moment, however it is written. */
  private static final Pattern TIME =
      Pattern.compile(
          ".*\\d{1,4}[-./年년月월]\\s?\\d{1,2}[-./月월日일].*|\\d{9,13}|.*\\d{1,2} \\p{L}{3,9}\\.? \\d{4}.*"
              + "|\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}.*");

  /** Dates before anybody had a newsletter, which some programs write for "never". */
  private static final Pattern NEVER =
      Pattern.compile("(0000|0001|1899|1900|1970)[-/.][01]?\\d[-/.][0-3]?\\d([ t].*)?");

  private CellWords() {}

  static String normalized(String cell) {
    return ColumnRole.plain(cell).strip().toLowerCase(Locale.ROOT);
  }

  static boolean isEmpty(String cell) {
    String word = normalized(cell);
    return word.isEmpty() || "NOTHING".equals(ANSWERS.get(word)) || NEVER.matcher(word).matches();
  }

  static boolean isTime(String cell) {
    return TIME.matcher(ColumnRole.plain(cell)).matches();
  }

  /** Returns what a yes or no says; empty for another word. */
  static Optional<Boolean> yesOrNo(String cell) {
    String word = normalized(cell);
    if (isEmpty(cell) || "NO".equals(ANSWERS.get(word))) {
      return Optional.of(false);
    }
    return "YES".equals(ANSWERS.get(word)) ? Optional.of(true) : Optional.empty();
  }

  /** Returns the standing that a status word names; empty for another word. */
  static Optional<Standing> status(String cell) {
    return Optional.ofNullable(STATUSES.get(ColumnRole.normalized(cell)));
  }
}
