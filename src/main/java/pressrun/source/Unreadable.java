package pressrun.source;

import pressrun.text.Printable;

/** A source holds something else than it should; the problem says what was found and expected. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  private final String problem;

  Unreadable(String problem) {
    super(problem);
    this.problem = Printable.line(problem);
  }

  String problem() {
    return problem;
  }
}
