package pressrun.source;

/**
 * The end of a reading that was told to stop, as when it took too long; asked between its parts.
 */
final class Stopped {
  private Stopped() {}

  static void check() throws Unreadable {
    if (Thread.currentThread().isInterrupted()) {
      throw new Unreadable("reading it took too long and was stopped");
    }
  }
}
