package pressrun.audience;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognizes columns that may say who has left in words of which neither any table knows. */
final class UnknownColumn {
  private static final int MOST_WORDS = 4;
  private static final int LONGEST_WORD = 30;

  /** Rows for each word of a column without a heading, which may as well hold names. */
  private static final int ROWS_FOR_EACH = 3;

  private static final Set<String> COUNTRIES_AND_LANGUAGES =
      Stream.of(Locale.getISOCountries(), Locale.getISOLanguages())
          .flatMap(Stream::of)
          .map(code -> code.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private UnknownColumn() {}

  /** True for a few short words, and for days in some of the rows. */
  static boolean mayTellOfLeaving(String heading, List<String> cells) {
    List<String> told = cells.stream().filter(cell -> !CellWords.isEmpty(cell)).toList();
    if (told.isEmpty()) {
      return false;
    }
    return holdsDays(told)
        ? told.size() < cells.size() && !heading.isEmpty()
        : !ColumnRole.isPersonal(heading) && holdsFewWords(heading, cells, told);
  }

  static boolean holdsDays(List<String> told) {
    return told.stream().allMatch(CellWords::isRecentDay);
  }

  private static boolean holdsFewWords(String heading, List<String> cells, List<String> told) {
    Set<String> words = new TreeSet<>();
    for (String cell : told) {
      words.add(CellWords.normalized(cell));
      if (words.size() > MOST_WORDS) {
        return false;
      }
    }
    boolean differ = words.size() > 1 || told.size() < cells.size();
    boolean answers = words.stream().allMatch(word -> CellWords.yesOrNo(word).isPresent());
    return differ
        && (answers || words.stream().allMatch(UnknownColumn::isShortWord))
        && (answers || words.size() == 1 || !COUNTRIES_AND_LANGUAGES.containsAll(words))
        && (!heading.isEmpty() || cells.size() >= ROWS_FOR_EACH * words.size());
  }

  private static boolean isShortWord(String cell) {
    return cell.length() <= LONGEST_WORD
        && cell.codePoints().anyMatch(Character::isLetter)
        && cell.codePoints().noneMatch(sign -> Character.isDigit(sign) || "@:/".indexOf(sign) >= 0);
  }
}
