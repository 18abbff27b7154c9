package planted.alert;

import java.util.logging.Logger;

/** Has a logger of its own. */
final class LogsPastSlf4j {
  private final Logger log = Logger.getLogger("alert");

  void raise() {
    log.warning("late");
  }
}
