package pressrun.audience;

/** Keeps a spreadsheet from running a cell as a formula; reversible, so that nothing is lost. */
final class SubscriberCells {
  private static final String STARTS_FORMULA = "=+-@\t\r|";

  private SubscriberCells() {}

  static String neutralise(String value) {
    boolean risky = !value.isEmpty() && STARTS_FORMULA.indexOf(value.charAt(0)) >= 0;
    return risky || value.startsWith("'") ? "'" + value : value;
  }

  /** Only our own apostrophe goes: one that another program wrote, as in 't Hooft, is a letter. */
  static String restore(String cell) {
    boolean ours =
        cell.length() > 1
            && cell.charAt(0) == '\''
            && (STARTS_FORMULA.indexOf(cell.charAt(1)) >= 0 || cell.charAt(1) == '\'');
    return ours ? cell.substring(1) : cell;
  }
}
