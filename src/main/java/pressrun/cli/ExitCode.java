package pressrun.cli;

/** What the shell is told. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int WRONG_USE = 2;

  private ExitCode() {}
}
