package pressrun.audience;

/** Keeps a spreadsheet from running a cell as a formula; reversible, so that nothing is lost. */
final class SubscriberCells {
  private static final String STARTS_FORMULA = "=+-@\t\r|";

  private SubscriberCells() {}

  static String neutralise(String value) {
    boolean risky = !value.isEmpty() && STARTS_FORMULA.indexOf(value.charAt(0)) >= 0;
    return risky || value.startsWith("'") ? "'" + value : value;
  }

  static String restore(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }
}
