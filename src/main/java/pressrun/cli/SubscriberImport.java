package pressrun.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import pressrun.app.Pressrun;
import pressrun.audience.AddOutcome;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.audience.ColumnChoice;
import pressrun.audience.MadeUp;
import pressrun.audience.NewSubscriber;
import pressrun.audience.Standing;
import pressrun.audience.SubscriberFile;
import pressrun.audience.SubscriberFile.Row;
import pressrun.newsletter.Newsletter;

/** Imports a file: first what it holds, then, when that is wanted, what became of each row. */
final class SubscriberImport {
  private static final int AT_ONCE = 1_000;
  private static final int FEW = 5;

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

  /** The rows of a file, by what is to be done with them. */
  private record Sorted(List<Row> active, List<Row> left, int unconfirmed, int repeated, int bad) {}

  int run(Newsletter newsletter, Path file, ColumnChoice choice, Mode mode) {
    List<Row> rows = SubscriberFile.read(file, choice);
    Sorted sorted = sort(file, rows);
    describe(newsletter, file, rows.size(), sorted);
    if (mode == Mode.DRY_RUN) {
      console.say("This was a dry run: nothing was changed.");
    } else if (!rows.isEmpty()) {
      new Consent(console, mode == Mode.ADD).ask("Do this for " + newsletter.title() + "?");
      carryOut(newsletter, sorted);
    }
    return sorted.bad() == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  /**
   * An address that stands twice counts once: with its first name, and as one who left if any says
   * so.
   */
  private Sorted sort(Path file, List<Row> rows) {
    Map<String, Row> byAddress = new HashMap<>();
    List<Row> active = new ArrayList<>();
    List<Row> left = new ArrayList<>();
    List<String> cleaned = new ArrayList<>();
    int unconfirmed = 0;
    int repeated = 0;
    int bad = 0;
    for (Row row : rows) {
      AddressVerdict verdict = Addresses.judge(row.person().address());
      if (verdict instanceof AddressVerdict.Invalid invalid) {
        console.warn("%s:%d: %s", file, row.line(), invalid.why());
        bad++;
        continue;
      }
      AddressVerdict.Valid valid = (AddressVerdict.Valid) verdict;
      if (!valid.address().equalsIgnoreCase(row.person().address())) {
        cleaned.add("line " + row.line() + ": " + valid.address());
      }
      boolean again = byAddress.putIfAbsent(valid.canonical(), row) != null;
      repeated += again ? 1 : 0;
      if (row.standing().compareTo(Standing.ACTIVE) > 0) {
        left.add(row);
      } else if (row.standing() == Standing.PENDING) {
        unconfirmed++;
      } else if (!again) {
        active.add(row);
      }
    }
    tellCleaned(cleaned);
    return new Sorted(active, left, unconfirmed, repeated, bad);
  }

  private void tellCleaned(List<String> cleaned) {
    if (!cleaned.isEmpty()) {
      console.say(
          "%s cleaned of blanks, quotes, names or invisible characters: %s%s",
          cleaned.size() == 1 ? "1 address was" : cleaned.size() + " addresses were",
          String.join(", ", cleaned.subList(0, Math.min(FEW, cleaned.size()))),
          cleaned.size() > FEW ? ", ..." : "");
    }
  }

  private void describe(Newsletter newsletter, Path file, int rows, Sorted sorted) {
    List<NewSubscriber> people = people(sorted);
    int added = 0;
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      added += pressrun.audience().strangers(newsletter.name(), part(people, from)).size();
    }
    console.say("%s: %s", file, Words.count(rows, "row"));
    tell(added, "would be added, unless the address is suppressed here");
    tell(people.size() - added, "known already: nothing changes but a name or a language");
    tell(
        sorted.left().size(),
        "left, bounced or complained elsewhere: kept out, and taken off if active");
    tell(sorted.unconfirmed(), "not confirmed elsewhere: left out");
    tell(sorted.repeated(), "repeat an address above: the first name is kept");
    tell(sorted.bad(), "without a valid address");
    long madeUp = MadeUp.among(sorted.active());
    if (madeUp > 0) {
      console.warn(
          "%d of them have made-up addresses (%s): nothing goes out through a relay while they"
              + " subscribe.",
          madeUp, String.join(", ", MadeUp.DOMAINS));
    }
  }

  private void tell(int number, String what) {
    if (number > 0) {
      console.say("  %d %s", number, what);
    }
  }

  private static List<NewSubscriber> people(Sorted sorted) {
    return sorted.active().stream().map(Row::person).toList();
  }

  /** Begins with those who left, so that nobody is added by one row and taken off by another. */
  private void carryOut(Newsletter newsletter, Sorted sorted) {
    Map<String, Integer> counts = new TreeMap<>();
    each(sorted.left(), some -> pressrun.optOuts().keep(newsletter.name(), some), counts);
    each(people(sorted), some -> pressrun.audience().addAll(newsletter.name(), some), counts);
    counts.forEach((what, number) -> console.say("  %d %s", number, what));
  }

  private static <T> void each(
      List<T> all, Function<List<T>, List<AddOutcome>> act, Map<String, Integer> counts) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      for (AddOutcome outcome : act.apply(part(all, from))) {
        counts.merge(AddOutcomes.inWords(outcome), 1, Integer::sum);
      }
    }
  }

  private static <T> List<T> part(List<T> all, int from) {
    return all.subList(from, Math.min(all.size(), from + AT_ONCE));
  }
}
