package pressrun.cli;

import java.util.List;
import java.util.stream.Collectors;
import pressrun.cli.SortedRows.Told;

/** Names the first few of many rows by their lines. */
final class LineNumbers {
  private static final int FEW = 5;

  private LineNumbers() {}

  static String some(List<Told> rows) {
    String shown =
        rows.stream()
            .limit(FEW)
            .map(row -> "line " + row.line() + (row.why().isEmpty() ? "" : ": " + row.why()))
            .collect(Collectors.joining(", "));
    return rows.size() > FEW ? shown + " and " + (rows.size() - FEW) + " more" : shown;
  }
}
