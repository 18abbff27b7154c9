package pressrun.preview;

/**
 * What a check has to say about a mail.
 *
 * @param what a sentence that also says what to do
 * @param line of the HTML part; 0: of the mail as a whole
 */
public record Finding(Severity severity, String what, int line) {
  /** How much it matters. */
  public enum Severity {
    /** It must not go out so. */
    ERROR,
    /** Some readers will have a worse mail. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  static Finding error(String what) {
    return new Finding(Severity.ERROR, what, 0);
  }

  static Finding warning(String what) {
    return new Finding(Severity.WARNING, what, 0);
  }

  static Finding note(String what) {
    return new Finding(Severity.NOTE, what, 0);
  }

  Finding at(int place) {
    return new Finding(severity, what, place);
  }
}
