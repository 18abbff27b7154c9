package pressrun.audience;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Meaning of the cells with which other programs say who has left. */
final class CellWords {
  private static final Map<String, Standing> STATUSES =
      WordTable.read("statuses.tsv").stream()
          .collect(Collectors.toMap(WordTable.Line::words, line -> Standing.valueOf(line.kind())));

  private static final Set<String> YES =
      Set.of(
          "true",
          "yes",
          "y",
          "1",
          "x",
          "on",
          "t",
          "ja",
          "j",
          "oui",
          "o",
          "si",
          "sí",
          "sim",
          "s",
          "wahr",
          "vrai",
          "verdadero",
          "vero",
          "checked",
          "はい",
          "有",
          "예",
          "네",
          "是",
          "да",
          "✓",
          "✔",
          "○");

  private static final Set<String> NO =
      Set.of(
          "false",
          "no",
          "n",
          "0",
          "off",
          "f",
          "nein",
          "non",
          "não",
          "nao",
          "nee",
          "falsch",
          "faux",
          "falso",
          "unchecked",
          "いいえ",
          "無",
          "아니오",
          "아니요",
          "否",
          "нет",
          "✗",
          "×");

  private static final Set<String> NONE =
      Set.of(
          "", "null", "none", "nil", "n/a", "na", "-", "--", "0000-00-00", "0000-00-00 00:00:00");

  /** A day or a moment, however it is written. */
  private static final Pattern TIME =
      Pattern.compile(
          ".*\\d{1,4}[-./年년月월]\\s?\\d{1,2}[-./月월日일].*|\\d{9,13}|.*\\d{1,2} \\p{L}{3,9}\\.? \\d{4}.*");

  private CellWords() {}

  static String normalized(String cell) {
    return cell.strip().toLowerCase(Locale.ROOT);
  }

  static boolean isEmpty(String cell) {
    return NONE.contains(normalized(cell));
  }

  static boolean isTime(String cell) {
    return TIME.matcher(cell).matches();
  }

  /** Returns what a yes or no says; empty for another word. */
  static Optional<Boolean> yesOrNo(String cell) {
    String word = normalized(cell);
    if (YES.contains(word)) {
      return Optional.of(true);
    }
    return NO.contains(word) || NONE.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** Returns the standing that a status word names; empty for another word. */
  static Optional<Standing> status(String cell) {
    return Optional.ofNullable(STATUSES.get(normalized(cell)));
  }
}
