package pressrun.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A column that says who has left, and how its cells are read.
 *
 * @param index from 0
 */
record ConsentColumn(int index, Reading reading) {

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
     * @param values some of the words that are not known
     */
    record Unclear(List<String> values) implements Finding {}
  }

  private static final int MOST_VALUES = 4;

  /** Longer cells are texts, and no words for a status. */
  private static final int LONGEST_WORD = 40;

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
    List<String> told = told(cells);
    Optional<ColumnRole> role = ColumnRole.of(heading);
    if (told.isEmpty() || role.filter(known -> !known.isConsent()).isPresent()) {
      return new Finding.Silent();
    }
    if (role.isEmpty() && !ColumnRole.isSuspicious(heading)) {
      return hinted(heading, told);
    }
    if (role.equals(Optional.of(ColumnRole.STATUS)) && isPlace(heading, told)) {
      return new Finding.Silent();
    }
    Reading reading = reading(heading, cells);
    List<String> unknown = some(told.stream().filter(cell -> reading.standing(cell).isEmpty()));
    return unknown.isEmpty()
        ? new Finding.Understood(new ConsentColumn(index, reading))
        : new Finding.Unclear(unknown);
  }

  /** Reads a column of which somebody said the words that mean a person has left. */
  static ConsentColumn explained(
      int index, String heading, List<String> cells, List<String> optOuts) {
    List<String> out = optOuts.stream().map(CellWords::normalized).toList();
    Reading reading = reading(heading, cells);
    return new ConsentColumn(
        index,
        cell ->
            out.contains(CellWords.normalized(cell))
                ? Optional.of(Standing.UNSUBSCRIBED)
                : reading.standing(cell));
  }

  private static List<String> told(List<String> cells) {
    return cells.stream().filter(cell -> !CellWords.isEmpty(cell)).toList();
  }

  private static List<String> some(Stream<String> values) {
    return values.distinct().limit(MOST_VALUES).toList();
  }

  /** Looks under a heading that nobody knows, or none, for cells that speak of leaving. */
  private static Finding hinted(String heading, List<String> told) {
    if (ColumnRole.isAboutSomethingElse(heading)) {
      return new Finding.Silent();
    }
    if (ColumnRole.isSuspiciousOverAnswers(heading)
        && told.stream().allMatch(cell -> CellWords.yesOrNo(cell).isPresent())) {
      return new Finding.Unclear(some(told.stream()));
    }
    boolean statuses = told.stream().allMatch(cell -> word(cell).isPresent());
    List<String> left =
        some(
            told.stream()
                .filter(cell -> word(cell).filter(Standing.ACTIVE::equals).isEmpty())
                .filter(cell -> word(cell).isPresent())
                .filter(cell -> statuses || ColumnRole.isSuspicious(cell)));
    return left.isEmpty() ? new Finding.Silent() : new Finding.Unclear(left);
  }

  private static Optional<Standing> word(String cell) {
    return cell.length() > LONGEST_WORD ? Optional.empty() : CellWords.status(cell);
  }

  private static Reading reading(String heading, List<String> cells) {
    return switch (ColumnRole.of(heading).orElse(ColumnRole.STATUS)) {
      case OUT -> flag(heading, cells, Standing.UNSUBSCRIBED, Standing.ACTIVE);
      case BOUNCED -> flag(heading, cells, Standing.BOUNCED, Standing.ACTIVE);
      case COMPLAINED -> flag(heading, cells, Standing.COMPLAINED, Standing.ACTIVE);
      case IN -> flag(heading, cells, Standing.ACTIVE, Standing.UNSUBSCRIBED);
      case CONFIRMED -> flag(heading, cells, Standing.ACTIVE, Standing.PENDING);
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
