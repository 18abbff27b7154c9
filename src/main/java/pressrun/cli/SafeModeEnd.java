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
    new Consent(console, yes).ask(question(open));
    Optional<SenderLock> lock = lock();
    if (lock.isEmpty()) {
      console.warn("Another process delivers from this data folder; stop it first.");
      return ExitCode.FAILED;
    }
    Resumption resumption;
    try {
      pressrun.livingSender().refuseBeside(lock.get());
      resumption = pressrun.restoreGuard().resume(open, pressrun.clock().instant());
    } finally {
      release(lock.get());
    }
    console.say(
        "Resumed. %s sent according to the journal, and %s held until you decide.",
        resumption.sent() == 1 ? "1 more message was" : resumption.sent() + " more messages were",
        resumption.held() == 1 ? "1 is" : resumption.held() + " are");
    pressrun.editions().list().forEach(this::held);
    return ExitCode.DONE;
  }

  /** Counts what was open when the copy was made. */
  private String question(OpenRows rows) {
    long open =
        pressrun.editions().list().stream()
            .mapToLong(edition -> pressrun.deliveries().tally(edition.id()).open())
            .sum();
    if (open == 0) {
      return "Nothing was waiting to be sent in it. Is this the right database?";
    }
    String waiting =
        open == 1
            ? "1 message was waiting to be sent in it. "
            : open + " messages were waiting to be sent in it. ";
    return waiting
        + (rows == OpenRows.HOLD
            ? "Is this the right database, and are they to be held until you decide (with --resend they"
                + " are sent)?"
            : "Is this the right database, and are they to be sent, to some readers perhaps a second time?");
  }

  /** What is to be decided, in the words of the command that does it. */
  private void held(Edition edition) {
    long held = pressrun.deliveries().tally(edition.id()).of(DeliveryState.HELD);
    if (held > 0) {
      console.say("  %d of %s are held. Send them:", held, edition.name());
      console.say(
          "    pressrun deliveries resolve --all --as resend --newsletter %s --number %d",
          edition.slot().newsletter(), edition.number());
      console.say("  or, when they arrived, the same with --as sent.");
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
