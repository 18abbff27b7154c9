package pressrun.web;

/** One line of the health page, such as {@code database}, {@code sender}, {@code last run}. */
public record Vital(String name, boolean well, String detail) {
  /** Whether anything can be written; when not, no alert could be kept that says so. */
  public static final String STORAGE = "storage";
}
