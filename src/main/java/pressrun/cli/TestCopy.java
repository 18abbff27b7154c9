package pressrun.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.app.Pressrun;
import pressrun.app.TestSending;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.newsletter.Newsletter;
import pressrun.smtp.Outcome;

/** One marked copy to each of a few addresses, outside the ledger. */
final class TestCopy {
  private final Console console;
  private final Pressrun pressrun;
  private final boolean json;

  TestCopy(Console console, Pressrun pressrun, boolean json) {
    this.console = console;
    this.pressrun = pressrun;
    this.json = json;
  }

  int send(Newsletter newsletter, List<String> addresses) throws InterruptedException {
    List<String> clean = addresses.stream().map(TestCopy::clean).toList();
    SourceLines lines = new SourceLines(console);
    pressrun.collector().collect(newsletter).forEach(lines::warn);
    TestSending sending = new TestSending(pressrun);
    int worst = ExitCode.DONE;
    for (String address : clean) {
      worst = Math.max(worst, send(sending, newsletter, address));
    }
    return worst;
  }

  private static String clean(String address) {
    if (Addresses.judge(address) instanceof AddressVerdict.Valid valid) {
      return valid.address();
    }
    AddressVerdict.Invalid invalid = (AddressVerdict.Invalid) Addresses.judge(address);
    throw new WrongUse(address + ": " + invalid.why());
  }

  private int send(TestSending sending, Newsletter newsletter, String address) {
    Optional<Outcome> outcome = sending.send(newsletter, address);
    if (outcome.isEmpty()) {
      tell("nothing-new", "Nothing is new, so there is nothing to show.");
      return ExitCode.DONE;
    }
    Optional<String> trouble = TestSending.words(outcome.get());
    if (trouble.isEmpty()) {
      tell("test-sent", "A test copy went to " + address + "; nothing was used up.");
      return ExitCode.DONE;
    }
    if (json) {
      console.json(Map.of("result", "test-refused", "reason", trouble.get()));
    }
    console.warn("The test copy for %s was not taken: %s", address, trouble.get());
    return ExitCode.FAILED;
  }

  private void tell(String result, String words) {
    if (json) {
      console.json(Map.of("result", result));
    } else {
      console.say("%s", words);
    }
  }
}
