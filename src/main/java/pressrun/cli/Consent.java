package pressrun.cli;

/** Asks once before something that many people notice. */
final class Consent {
  private final Console console;
  private final boolean given;

  Consent(Console console, boolean given) {
    this.console = console;
    this.given = given;
  }

  /**
   * Returns when it is given.
   *
   * @throws WrongUse when nobody is there to be asked
   * @throws NotGiven when the person says no
   */
  void ask(String question) {
    if (given) {
      return;
    }
    if (console.terminal() == Console.Terminal.PIPE) {
      throw new WrongUse(
          question + "\nNothing was done: there is no terminal to ask at. Add --yes to confirm.");
    }
    if (!console.agreed(question)) {
      throw new NotGiven();
    }
  }

  /** The person said no. */
  static final class NotGiven extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotGiven() {
      super("nothing was changed");
    }
  }
}
