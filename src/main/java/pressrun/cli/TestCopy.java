package pressrun.cli;

import pressrun.app.Pressrun;
import pressrun.app.TestSending;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.newsletter.Newsletter;
import pressrun.smtp.Outcome;

/** One marked copy to one address, outside the ledger. */
final class TestCopy {
  private final Console console;
  private final Pressrun pressrun;

  TestCopy(Console console, Pressrun pressrun) {
    this.console = console;
    this.pressrun = pressrun;
  }

  int send(Newsletter newsletter, String address) throws InterruptedException {
    if (Addresses.judge(address) instanceof AddressVerdict.Invalid invalid) {
      throw new WrongUse(invalid.why());
    }
    SourceLines lines = new SourceLines(console);
    pressrun.collector().collect(newsletter).forEach(lines::warn);
    Outcome outcome = new TestSending(pressrun).send(newsletter, address);
    if (outcome instanceof Outcome.Accepted) {
      console.say("A test copy went to %s; nothing was used up.", address);
      return ExitCode.DONE;
    }
    console.warn("The test copy was not taken: %s", outcome);
    return ExitCode.FAILED;
  }
}
