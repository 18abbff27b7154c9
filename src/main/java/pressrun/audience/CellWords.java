package pressrun.audience;

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
          .collect(
              Collectors.toMap(
                  line -> normalized(line.words()), WordTable.Line::kind, (first, again) -> first));

  /** A day or a moment, however it is written. */
  private static final Pattern TIME =
      Pattern.compile(
          ".*\\d{1,4}[-./年년月월]\\s?\\d{1,2}[-./月월日일].*|\\d{9,13}|(199\\d|20\\d\\d)|.*\\d{1,2}\\.? (de )?\\p{L}{3,12}\\.? (de )?\\d{4}.*"
              + "|\\p{L}{3,9}\\.? \\d{1,2},? \\d{4}.*");

  /** Dates before anybody had a newsletter, which some programs write for "never". */
  private static final Pattern NEVER =
      Pattern.compile("(0000|0001|1899|1900|1970)[-/.][01]?\\d[-/.][0-3]?\\d([ t].*)?");

  /** Years in which people use newsletters, so that birthdays are none. */
  private static final Pattern RECENT = Pattern.compile("(?<!\\d)(199[5-9]|20\\d\\d)(?!\\d)");

  private static final Pattern SHORT_DAY =
      Pattern.compile("\\d{1,2}[-./]\\d{1,2}[-./]\\d\\d( .*)?");

  private static final int LONGEST_DAY = 40;

  private CellWords() {}

  static String normalized(String cell) {
    return ColumnRole.folded(cell).strip();
  }

  static boolean isEmpty(String cell) {
    String word = normalized(cell);
    return word.isEmpty() || "NOTHING".equals(ANSWERS.get(word)) || NEVER.matcher(word).matches();
  }

  static boolean isTime(String cell) {
    return TIME.matcher(ColumnRole.plain(cell)).matches();
  }

  /** True for a day on which a person may have left a newsletter. */
  static boolean isRecentDay(String cell) {
    String day = normalized(cell);
    boolean dated = day.length() > 4 && day.length() <= LONGEST_DAY && isTime(cell);
    return dated && (RECENT.matcher(day).find() || SHORT_DAY.matcher(day).matches());
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
