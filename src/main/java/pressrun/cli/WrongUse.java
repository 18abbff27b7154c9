package pressrun.cli;

/** The command line or the configuration cannot be followed; the message says what is expected. */
final class WrongUse extends RuntimeException {
  WrongUse(String message) {
    super(message);
  }
}
