package pressrun.audience;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question about a column, with the options that answer it, ready to be copied.
 *
 * @param shown the column as a person reads it
 * @param named the column as an option names it
 * @param cells all cells of the column
 */
record ColumnQuestion(String shown, String named, List<String> cells) {
  /** More values than these are told by their number. */
  private static final int MOST_VALUES = 4;

  /**
   * Returns the question.
   *
   * @param unknown the values that are not understood
   * @param left the values that are understood as people who left
   */
  String about(List<String> unknown, List<String> left) {
    boolean each = unknown.size() <= MOST_VALUES && !UnknownColumn.holdsDays(unknown);
    return "column %s may say who has left: %s not understood. %s"
            .formatted(shown, counted(unknown), each ? aboutEach(unknown) : aboutAll())
        + " If the column is about something else: --ignore-column "
        + quoted(named)
        + ignoredToo(left);
  }

  /**
   * Returns one question about several columns of which none is known.
   *
   * @param unknown the values of each
   */
  static String aboutSeveral(List<ColumnQuestion> columns, List<List<String>> unknown) {
    return "no column says who has left, and none of these is understood: "
        + IntStream.range(0, columns.size())
            .mapToObj(
                each ->
                    columns.get(each).shown + " with " + columns.get(each).some(unknown.get(each)))
            .collect(Collectors.joining("; "))
        + ". If a value means that they left: --opt-out COLUMN=VALUE, * for any. If all are about something else: "
        + columns.stream()
            .map(column -> "--ignore-column " + quoted(column.named))
            .collect(Collectors.joining(" "));
  }

  private String counted(List<String> unknown) {
    if (unknown.size() == 1) {
      return "\"%s\" stands in %s and is".formatted(unknown.get(0), rows(unknown.get(0)));
    }
    return some(unknown) + " are";
  }

  private String aboutEach(List<String> unknown) {
    return (unknown.size() == 1
            ? "If it means that they left: %s; if it means that they subscribe: %s."
            : "For each that means that they left: %s; for each that means that they subscribe: %s.")
        .formatted(options("--opt-out", unknown), options("--opt-in", unknown));
  }

  private String options(String option, List<String> values) {
    return values.stream()
        .map(value -> option + " " + quoted(named + "=" + value))
        .collect(Collectors.joining(", "));
  }

  private String aboutAll() {
    return "If everybody with a value there has left: --opt-out " + quoted(named + "=*") + ".";
  }

  /** Passing over the column would make subscribers of those who are known to have left. */
  private String ignoredToo(List<String> left) {
    return left.isEmpty() ? "" : ", which ignores " + some(left) + " too";
  }

  private String some(List<String> values) {
    String first =
        values.stream()
            .limit(MOST_VALUES)
            .map(value -> "\"%s\" (%s)".formatted(value, rows(value)))
            .collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private String rows(String value) {
    long number = cells.stream().filter(value::equals).count();
    return number == 1 ? "1 row" : number + " rows";
  }

  private static String quoted(String words) {
    return words.matches("[\\w=-]+") ? words : "'" + words.replace("'", "'\\''") + "'";
  }
}
