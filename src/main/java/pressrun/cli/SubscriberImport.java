package pressrun.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pressrun.app.Pressrun;
import pressrun.audience.AddOutcome;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.audience.MadeUp;
import pressrun.audience.NewSubscriber;
import pressrun.audience.SubscriberFile;
import pressrun.newsletter.Newsletter;

/** Imports a file: first what it holds, then, when that is wanted, what became of each row. */
final class SubscriberImport {
  private static final int AT_ONCE = 1_000;

  private final Console console;
  private final Pressrun pressrun;

  SubscriberImport(Console console, Pressrun pressrun) {
    this.console = console;
    this.pressrun = pressrun;
  }

  /** Whether the rows are only looked at, or added once a person agrees, or at once. */
  enum Mode {
    DRY_RUN,
    ASK,
    ADD
  }

  int run(Newsletter newsletter, Path file, Mode mode) {
    List<SubscriberFile.Row> rows = SubscriberFile.read(file);
    long refused = rows.stream().filter(row -> refused(file, row)).count();
    long out = rows.stream().filter(row -> row.optOut().isPresent()).count();
    console.say(
        "%s: %s, of which %d opted out elsewhere and %d have no good address.",
        file, Words.count(rows.size(), "row"), out, refused);
    long madeUp = MadeUp.among(rows);
    if (madeUp > 0) {
      console.warn(
          "%d of them have made-up addresses (%s): nothing goes out through a relay while they"
              + " subscribe.",
          madeUp, String.join(", ", MadeUp.DOMAINS));
    }
    if (mode == Mode.DRY_RUN) {
      console.say("This was a dry run: nobody was added.");
    } else if (!rows.isEmpty()) {
      new Consent(console, mode == Mode.ADD).ask("Add the others to " + newsletter.title() + "?");
      add(newsletter, rows);
    }
    return refused == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private boolean refused(Path file, SubscriberFile.Row row) {
    if (Addresses.judge(row.person().address()) instanceof AddressVerdict.Invalid invalid) {
      console.warn("%s:%d: %s", file, row.line(), invalid.why());
      return true;
    }
    return false;
  }

  private void add(Newsletter newsletter, List<SubscriberFile.Row> rows) {
    List<NewSubscriber> people =
        rows.stream()
            .filter(row -> row.optOut().isEmpty())
            .map(SubscriberFile.Row::person)
            .toList();
    Map<String, Integer> counts = new TreeMap<>();
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      List<NewSubscriber> some = people.subList(from, Math.min(people.size(), from + AT_ONCE));
      for (AddOutcome outcome : pressrun.audience().addAll(newsletter.name(), some)) {
        counts.merge(AddOutcomes.inWords(outcome), 1, Integer::sum);
      }
    }
    counts.forEach((what, number) -> console.say("  %d %s", number, what));
  }
}
