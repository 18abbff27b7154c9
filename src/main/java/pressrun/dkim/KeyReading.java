package pressrun.dkim;

/** What a key's file was found to hold. */
public sealed interface KeyReading {
  /** A key that can sign. */
  record Usable(KeyFile key) implements KeyReading {}

  /**
   * None.
   *
   * @param why what it holds, and what is expected
   */
  record Unusable(String why) implements KeyReading {}
}
