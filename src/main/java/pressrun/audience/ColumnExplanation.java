package pressrun.audience;

import java.util.List;
import java.util.Optional;

/**
 * Meaning of a column's cells, as a person gives it.
 *
 * @param optOuts values of those who have left; {@code *} stands for any
 * @param optIns values of those who subscribe
 */
record ColumnExplanation(List<String> optOuts, List<String> optIns) {
  ColumnExplanation {
    optOuts = optOuts.stream().map(CellWords::normalized).toList();
    optIns = optIns.stream().map(CellWords::normalized).toList();
  }

  boolean isEmpty() {
    return optOuts.isEmpty() && optIns.isEmpty();
  }

  Optional<Standing> standing(String cell) {
    String word = CellWords.normalized(cell);
    if (optOuts.contains(word)) {
      return Optional.of(Standing.UNSUBSCRIBED);
    }
    if (optIns.contains(word)) {
      return Optional.of(Standing.ACTIVE);
    }
    return optOuts.contains("*") && !CellWords.isEmpty(cell)
        ? Optional.of(Standing.UNSUBSCRIBED)
        : Optional.empty();
  }
}
