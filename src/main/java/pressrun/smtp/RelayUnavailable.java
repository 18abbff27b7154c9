package pressrun.smtp;

/** No connection to a relay could be opened; the stage says how far it came. */
public final class RelayUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  private final Stage stage;
  private final String why;

  RelayUnavailable(Stage stage, String why, Throwable cause) {
    super(why, cause);
    this.stage = stage;
    this.why = why;
  }

  public Stage stage() {
    return stage;
  }

  /** Printable; never holds a secret. */
  public String why() {
    return why;
  }
}
