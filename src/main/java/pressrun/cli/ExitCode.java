package pressrun.cli;

/** What the shell is told. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  /** The same as Java's own end when memory is used up. */
  static final int ENDED_BY_FAULT = 3;

  /** As the shell says of a program that SIGPIPE ended: 128 + 13. */
  static final int READER_LEFT = 141;

  private ExitCode() {}
}
