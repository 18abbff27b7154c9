package pressrun.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.RestoreGuard.OpenRows;
import pressrun.delivery.RestoreGuard.Resumption;
import pressrun.delivery.SenderLock;
import pressrun.edition.Edition;

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
                ? "Go on with it, and hold "
                    + rows()
                    + " for a decision (deliveries resolve, or resume --resend, sends)?"
                : "Go on with it, and send " + rows() + ", to some perhaps again?");
    Optional<SenderLock> lock = lock();
    if (lock.isEmpty()) {
      console.warn("Another process delivers from this data folder; stop it first.");
      return ExitCode.FAILED;
    }
    Resumption resumption = pressrun.restoreGuard().resume(open, pressrun.clock().instant());
    release(lock.get());
    console.say(
        "Resumed: the journal says that %d were sent, and %d are held.",
        resumption.sent(), resumption.held());
    pressrun.editions().list().forEach(this::held);
    return ExitCode.DONE;
  }

  /** By what was known when the copy was made. */
  private String rows() {
    long open =
        pressrun.editions().list().stream()
            .mapToLong(edition -> pressrun.deliveries().tally(edition.id()).open())
            .sum();
    return open == 1 ? "the 1 delivery that was open" : "the " + open + " that were open";
  }

  /** What is to be decided, in the words of the command that does it. */
  private void held(Edition edition) {
    long held = pressrun.deliveries().tally(edition.id()).of(DeliveryState.HELD);
    if (held > 0) {
      console.say(
          "  %d of no. %d: pressrun deliveries resolve --all --newsletter %s --number %d"
              + " --as resend, or --as sent",
          held, edition.number(), edition.slot().newsletter(), edition.number());
    }
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
