package pressrun.cli;

import java.util.Map;
import java.util.Optional;
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
  private final boolean json;

  TestCopy(Console console, Pressrun pressrun, boolean json) {
    this.console = console;
    this.pressrun = pressrun;
    this.json = json;
  }

  int send(Newsletter newsletter, String address) throws InterruptedException {
    if (Addresses.judge(address) instanceof AddressVerdict.Invalid invalid) {
      throw new WrongUse(invalid.why());
    }
    SourceLines lines = new SourceLines(console);
    pressrun.collector().collect(newsletter).forEach(lines::warn);
    Optional<Outcome> outcome = new TestSending(pressrun).send(newsletter, address);
    if (outcome.isEmpty()) {
      tell("nothing-new", "Nothing is new, so there is nothing to show.");
      return ExitCode.DONE;
    }
    if (outcome.get() instanceof Outcome.Accepted) {
      tell("test-sent", "A test copy went to " + address + "; nothing was used up.");
      return ExitCode.DONE;
    }
    if (json) {
      console.json(Map.of("result", "test-refused", "reason", why(outcome.get())));
    }
    console.warn("The test copy was not taken: %s", why(outcome.get()));
    return ExitCode.FAILED;
  }

  private void tell(String result, String words) {
    if (json) {
      console.json(Map.of("result", result));
    } else {
      console.say("%s", words);
    }
  }

  private static String why(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      return refused.reply().code() + " " + refused.reply().text();
    }
    if (outcome instanceof Outcome.Deferred deferred) {
      return deferred.reply().code() + " " + deferred.reply().text();
    }
    return outcome instanceof Outcome.Unattempted unattempted
        ? unattempted.why()
        : "nobody knows whether it arrived";
  }
}
