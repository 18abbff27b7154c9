package pressrun.audience;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A column that says who has left, and how its cells are read.
 *
 * @param index from 0
 */
record ConsentColumn(int index, Reading reading) {

  /** Reads a cell as how the person stands. */
  @FunctionalInterface
  interface Reading {
    Standing standing(String cell);
  }

  /** The column is passed over, understood, or must be asked about. */
  sealed interface Finding {
    record Silent() implements Finding {}

    record Understood(ConsentColumn column) implements Finding {}

    /**
     * Not understood.
     *
     * @param values some of the words that are not known
     */
    record Unclear(List<String> values) implements Finding {}
  }

  private static final int MOST_VALUES = 4;

  /** Looks at a column's heading and cells. */
  static Finding of(int index, String heading, List<String> cells) {
    List<String> told = cells.stream().filter(cell -> !CellWords.isEmpty(cell)).toList();
    Optional<ColumnRole> role = ColumnRole.of(heading);
    boolean asked =
        role.map(ConsentColumn::isConsent).orElseGet(() -> ColumnRole.isSuspicious(heading));
    if (told.isEmpty() || !asked) {
      return new Finding.Silent();
    }
    return role.map(known -> read(index, known, heading, told))
        .orElseGet(() -> byWords(index, told));
  }

  private static boolean isConsent(ColumnRole role) {
    return role.compareTo(ColumnRole.STATUS) >= 0 && role != ColumnRole.NOTHING;
  }

  private static Finding read(int index, ColumnRole role, String heading, List<String> told) {
    return switch (role) {
      case STATUS -> isPlace(heading, told) ? new Finding.Silent() : byWords(index, told);
      case OUT -> flag(index, told, Standing.UNSUBSCRIBED, Standing.ACTIVE);
      case BOUNCED -> flag(index, told, Standing.BOUNCED, Standing.ACTIVE);
      case COMPLAINED -> flag(index, told, Standing.COMPLAINED, Standing.ACTIVE);
      case IN -> flag(index, told, Standing.ACTIVE, Standing.UNSUBSCRIBED);
      case CONFIRMED -> flag(index, told, Standing.ACTIVE, Standing.PENDING);
      case OUT_TIME -> time(index, told, Standing.UNSUBSCRIBED);
      case BOUNCED_TIME -> time(index, told, Standing.BOUNCED);
      default -> time(index, told, Standing.COMPLAINED);
    };
  }

  /** A state of a country is no status. */
  private static boolean isPlace(String heading, List<String> told) {
    return List.of("state", "estado", "stato").contains(ColumnRole.normalized(heading))
        && told.stream().allMatch(cell -> CellWords.status(cell).isEmpty());
  }

  private static Finding byWords(int index, List<String> told) {
    List<String> unknown = unlike(told, cell -> CellWords.status(cell).isPresent());
    return unknown.isEmpty()
        ? new Finding.Understood(
            new ConsentColumn(index, cell -> CellWords.status(cell).orElse(Standing.ACTIVE)))
        : new Finding.Unclear(unknown);
  }

  /** Empty cells of a column that asks for consent give none, but take none back either. */
  private static Finding flag(int index, List<String> told, Standing yes, Standing no) {
    Standing empty = no == Standing.ACTIVE ? Standing.ACTIVE : Standing.PENDING;
    if (told.stream().allMatch(cell -> CellWords.yesOrNo(cell).isPresent())) {
      return new Finding.Understood(
          new ConsentColumn(
              index,
              cell ->
                  CellWords.isEmpty(cell)
                      ? empty
                      : CellWords.yesOrNo(cell).orElse(false) ? yes : no));
    }
    return told.stream().allMatch(CellWords::isTime)
        ? new Finding.Understood(
            new ConsentColumn(index, cell -> CellWords.isEmpty(cell) ? empty : yes))
        : byWords(index, told);
  }

  private static Finding time(int index, List<String> told, Standing standing) {
    List<String> unknown =
        unlike(told, cell -> CellWords.isTime(cell) || CellWords.yesOrNo(cell).isPresent());
    return unknown.isEmpty()
        ? new Finding.Understood(
            new ConsentColumn(
                index, cell -> CellWords.yesOrNo(cell).orElse(true) ? standing : Standing.ACTIVE))
        : new Finding.Unclear(unknown);
  }

  private static List<String> unlike(List<String> told, Predicate<String> known) {
    return told.stream().filter(known.negate()).distinct().limit(MOST_VALUES).toList();
  }
}
