package pressrun.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.delivery.RestoreGuard.OpenRows;
import pressrun.delivery.RestoreGuard.Resumption;
import pressrun.delivery.SenderLock;

/** A person says that a restored or copied database is the right one. */
final class SafeModeEnd {
  private final Console console;
  private final Pressrun pressrun;

  SafeModeEnd(Console console, Pressrun pressrun) {
    this.console = console;
    this.pressrun = pressrun;
  }

  int resume(String doubt, OpenRows open, boolean yes) {
    console.warn("%s.", doubt);
    new Consent(console, yes)
        .ask(
            open == OpenRows.HOLD
                ? "Go on with it, and hold every delivery that was open?"
                : "Go on with it, and send every delivery that was open, to some perhaps again?");
    Optional<SenderLock> lock = lock();
    if (lock.isEmpty()) {
      console.warn("Another process delivers from this data folder; stop it first.");
      return ExitCode.FAILED;
    }
    Resumption resumption = pressrun.restoreGuard().resume(open, pressrun.clock().instant());
    release(lock.get());
    console.say(
        "Resumed: the journal says that %d were sent, and %d are held (pressrun deliveries resolve).",
        resumption.sent(), resumption.held());
    return ExitCode.DONE;
  }

  private Optional<SenderLock> lock() {
    try {
      return SenderLock.acquire(pressrun.home().data());
    } catch (IOException failure) {
      throw new UncheckedIOException("taking the sender's lock", failure);
    }
  }

  private static void release(SenderLock lock) {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("giving the sender's lock back", failure);
    }
  }
}
