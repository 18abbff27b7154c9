package pressrun.audience;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column that says who has left, and how its cells are read.
 *
 * @param index from 0
 * @param role the kind of column it is
 */
record ConsentColumn(int index, ColumnRole role, Reading reading) {

  /** Says how a person stands, as a cell has it; empty for a cell that is not understood. */
  @FunctionalInterface
  interface Reading {
    Optional<Standing> standing(String cell);
  }

  /** The column is passed over, understood, or must be asked about. */
  sealed interface Finding {
    record Silent() implements Finding {}

    record Understood(ConsentColumn column) implements Finding {}

    /**
     * Not understood.
     *
     * @param values the words that are not known
     * @param left the words that are known, of people who left
     */
    record Unclear(List<String> values, List<String> left) implements Finding {}

    /**
     * Understood in no way, though a person may have left.
     *
     * @param values the words that are not known
     */
    record Unknown(List<String> values) implements Finding {}
  }

  /** Longer cells are texts, and no words for a status. */
  private static final int LONGEST_WORD = 40;

  private static final int MOST_WORDS = 1_000;

  /** Codes of Mailman for members who get no mail: by the user, by an administrator, by bounces. */
  private static final Map<String, Standing> MAILMAN =
      Map.of(
          "u", Standing.UNSUBSCRIBED,
          "a", Standing.UNSUBSCRIBED,
          "b", Standing.BOUNCED,
          "[u]", Standing.UNSUBSCRIBED,
          "[a]", Standing.UNSUBSCRIBED,
          "[b]", Standing.BOUNCED);

  private static final Set<String> CIRCLES = Set.of("o", "○", "◯", "〇");
  private static final Set<String> CROSSES = Set.of("x", "×", "✕", "✖", "✗", "✘");

  /** Looks at a column's heading and cells. */
  static Finding of(int index, String heading, List<String> cells) {
    Optional<ColumnRole> role = ColumnRole.of(heading);
    boolean unrelated = role.equals(Optional.of(ColumnRole.UNRELATED));
    if (!unrelated && role.filter(known -> !known.isConsent()).isPresent()) {
      return new Finding.Silent();
    }
    List<String> different = distinct(cells.stream());
    List<String> told = told(different);
    if (told.isEmpty()) {
      return new Finding.Silent();
    }
    if (unrelated || (role.isEmpty() && !ColumnRole.isSuspicious(heading))) {
      Finding hint = hinted(heading, told, unrelated);
      boolean puzzling =
          hint instanceof Finding.Silent
              && !unrelated
              && !ColumnRole.isAboutSomethingElse(heading)
              && UnknownColumn.mayTellOfLeaving(heading, cells);
      return puzzling ? new Finding.Unknown(told) : hint;
    }
    if (role.equals(Optional.of(ColumnRole.STATUS)) && isPlace(heading, told)) {
      return new Finding.Silent();
    }
    Reading reading = reading(heading, different);
    return understood(new ConsentColumn(index, role.orElse(ColumnRole.STATUS), reading), told);
  }

  private static Finding understood(ConsentColumn column, List<String> told) {
    List<String> unknown =
        distinct(told.stream().filter(cell -> column.reading.standing(cell).isEmpty()));
    return unknown.isEmpty()
        ? new Finding.Understood(column)
        : new Finding.Unclear(unknown, distinct(told.stream().filter(column::saysLeft)));
  }

  private boolean saysLeft(String cell) {
    return reading.standing(cell).filter(Standing::hasLeft).isPresent();
  }

  /**
   * Reads a column of which somebody said what its words mean. Words of which nothing is said mean
   * that a person stays, unless it is said which of them do.
   */
  static Finding explained(
      int index, String heading, List<String> cells, ColumnExplanation explained) {
    Reading reading = reading(heading, cells);
    Reading said = cell -> explained.standing(cell).or(() -> reading.standing(cell));
    ConsentColumn column =
        new ConsentColumn(index, ColumnRole.of(heading).orElse(ColumnRole.STATUS), said);
    return explained.optIns().isEmpty()
        ? new Finding.Understood(column)
        : understood(column, told(cells));
  }

  /** True for a column that would say who has left, if somebody had. */
  boolean tellsOfLeaving() {
    return Set.of(ColumnRole.STATUS, ColumnRole.OUT, ColumnRole.IN).contains(role);
  }

  private static List<String> told(List<String> cells) {
    return cells.stream().filter(cell -> !CellWords.isEmpty(cell)).toList();
  }

  private static List<String> distinct(Stream<String> values) {
    return values.distinct().toList();
  }

  /** Looks under a heading that nobody knows, or none, for cells that speak of leaving. */
  private static Finding hinted(String heading, List<String> told, boolean unrelated) {
    if (ColumnRole.isAboutSomethingElse(heading)) {
      return new Finding.Silent();
    }
    if (!unrelated
        && ColumnRole.isSuspiciousOverAnswers(heading)
        && told.stream().allMatch(cell -> CellWords.yesOrNo(cell).isPresent())) {
      return new Finding.Unclear(distinct(told.stream()), List.of());
    }
    boolean statuses = told.stream().allMatch(cell -> word(cell).isPresent());
    List<String> left =
        distinct(
            told.stream()
                .filter(cell -> word(cell).filter(Standing.ACTIVE::equals).isEmpty())
                .filter(cell -> word(cell).isPresent())
                .filter(cell -> statuses || ColumnRole.isSuspicious(cell)));
    return left.isEmpty() ? new Finding.Silent() : new Finding.Unclear(left, List.of());
  }

  private static Optional<Standing> word(String cell) {
    return cell.length() > LONGEST_WORD ? Optional.empty() : CellWords.status(cell);
  }

  /** A file has few different words for this, each in many rows. */
  private static Reading reading(String heading, List<String> cells) {
    Reading first = newReading(heading, cells);
    Map<String, Optional<Standing>> known = new HashMap<>();
    cells.stream().limit(MOST_WORDS).forEach(cell -> known.put(cell, first.standing(cell)));
    return cell -> {
      Optional<Standing> standing = known.get(cell);
      return standing == null ? first.standing(cell) : standing;
    };
  }

  private static Reading newReading(String heading, List<String> cells) {
    return switch (ColumnRole.of(heading).orElse(ColumnRole.STATUS)) {
      case OUT -> flag(heading, cells, Standing.UNSUBSCRIBED, Standing.ACTIVE);
      case BOUNCED -> flag(heading, cells, Standing.BOUNCED, Standing.ACTIVE);
      case COMPLAINED -> flag(heading, cells, Standing.COMPLAINED, Standing.ACTIVE);
      case IN -> flag(heading, cells, Standing.ACTIVE, Standing.UNSUBSCRIBED);
      case CONFIRMED, OPTED_IN -> flag(heading, cells, Standing.ACTIVE, Standing.PENDING);
      case UNCONFIRMED -> flag(heading, cells, Standing.PENDING, Standing.ACTIVE);
      default -> words(heading, cells);
    };
  }

  /** A state of a country is no status. */
  private static boolean isPlace(String heading, List<String> told) {
    return Set.of("state", "estado", "stato").contains(ColumnRole.normalized(heading))
        && told.stream().allMatch(cell -> CellWords.status(cell).isEmpty());
  }

  /** An empty status is no consent where the others are told to be active. */
  private static Reading words(String heading, List<String> cells) {
    boolean codes = ColumnRole.isOfMailman(heading);
    boolean tellsWhoIsActive =
        told(cells).stream()
            .anyMatch(cell -> CellWords.status(cell).equals(Optional.of(Standing.ACTIVE)));
    Standing empty = tellsWhoIsActive ? Standing.PENDING : Standing.ACTIVE;
    return cell -> {
      if (CellWords.isEmpty(cell)) {
        return Optional.of(empty);
      }
      return codes && MAILMAN.containsKey(CellWords.normalized(cell))
          ? Optional.ofNullable(MAILMAN.get(CellWords.normalized(cell)))
          : CellWords.status(cell);
    };
  }

  /**
   * Reads yes, no, a time for yes, or a word for a status. Empty cells of a column that asks for
   * consent give none, but take none back either.
   */
  private static Reading flag(String heading, List<String> cells, Standing yes, Standing no) {
    Standing empty = no == Standing.UNSUBSCRIBED ? Standing.PENDING : no;
    boolean marked = told(cells).size() < cells.size();
    boolean circled = cells.stream().map(CellWords::normalized).anyMatch(CIRCLES::contains);
    Reading words = words(heading, cells);
    return cell -> {
      if (CellWords.isEmpty(cell)) {
        return Optional.of(empty);
      }
      String mark = CellWords.normalized(cell);
      if (CROSSES.contains(mark)) {
        return circled ? Optional.of(no) : marked ? Optional.of(yes) : Optional.empty();
      }
      if (CIRCLES.contains(mark) || CellWords.isTime(cell)) {
        return Optional.of(yes);
      }
      return CellWords.yesOrNo(cell)
          .map(answer -> answer ? yes : no)
          .or(() -> words.standing(cell));
    };
  }
}
