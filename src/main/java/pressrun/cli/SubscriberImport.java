package pressrun.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import pressrun.app.Pressrun;
import pressrun.audience.AddOutcome;
import pressrun.audience.ColumnChoice;
import pressrun.audience.MadeUp;
import pressrun.audience.NewSubscriber;
import pressrun.audience.PresenceStore.Presence;
import pressrun.audience.SubscriberFile;
import pressrun.audience.SubscriberFile.Row;
import pressrun.newsletter.Newsletter;

/** Imports a file: first what it holds, then, when that is wanted, what became of each row. */
final class SubscriberImport {
  private static final int AT_ONCE = 10_000;

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

  int run(Newsletter newsletter, Path file, ColumnChoice choice, Mode mode) {
    List<Row> rows = SubscriberFile.read(file, choice);
    if (rows.isEmpty()) {
      console.warn("%s has no subscribers in it. Was the export empty?", file);
      return ExitCode.FAILED;
    }
    SortedRows sorted = SortedRows.of(rows);
    sorted.refused().forEach(row -> console.warn("%s:%d: %s", file, row.line(), row.why()));
    console.say("%s: %s", file, Words.count(rows.size(), "row"));
    if (mode != Mode.ADD) {
      foretell(newsletter, sorted);
    }
    describe(sorted);
    if (mode == Mode.DRY_RUN) {
      console.say("This was a dry run: nothing was changed.");
    } else {
      new Consent(console, mode == Mode.ADD).ask("Do this for " + newsletter.title() + "?");
      carryOut(newsletter, sorted);
    }
    return sorted.refused().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void foretell(Newsletter newsletter, SortedRows sorted) {
    Map<Presence, Long> joining = presences(newsletter, sorted.people());
    Map<Presence, Long> leaving =
        presences(newsletter, sorted.left().stream().map(Row::person).toList());
    console.say("  would add %d", joining.getOrDefault(Presence.UNKNOWN, 0L));
    tell(
        joining.getOrDefault(Presence.ON_LIST, 0L),
        "known already: the name or language may change");
    tell(joining.getOrDefault(Presence.OFF_LIST, 0L), "left here before, or suppressed: stays out");
    long off = leaving.getOrDefault(Presence.ON_LIST, 0L);
    tell(off, "on the list here, but left, bounced or complained elsewhere: would be taken off");
    tell(sorted.left().size() - off, "left, bounced or complained elsewhere: kept out");
  }

  private Map<Presence, Long> presences(Newsletter newsletter, List<NewSubscriber> people) {
    Map<Presence, Long> all = new EnumMap<>(Presence.class);
    for (int from = 0; from < people.size(); from += AT_ONCE) {
      pressrun
          .presences()
          .count(newsletter.name(), part(people, from))
          .forEach((presence, number) -> all.merge(presence, number, Long::sum));
    }
    return all;
  }

  private void describe(SortedRows sorted) {
    tell(sorted.unconfirmed().size(), "not confirmed elsewhere: left out");
    tell(sorted.repeated(), "repeated within the file: the first name counts, and an opt-out");
    tell(sorted.empty(), "without an address: left out");
    tell(sorted.refused().size(), "without a valid address: left out");
    if (!sorted.cleaned().isEmpty()) {
      console.say(
          "  %s cleaned of blanks, quotes, names or invisible characters: %s",
          sorted.cleaned().size() == 1
              ? "1 address was"
              : sorted.cleaned().size() + " addresses were",
          LineNumbers.some(sorted.cleaned()));
    }
    MadeUp.warning(sorted.active()).ifPresent(warning -> console.warn("%s", warning));
  }

  private void tell(long number, String what) {
    if (number > 0) {
      console.say("  %d %s", number, what);
    }
  }

  private void tell(List<SortedRows.Told> rows, String what) {
    if (!rows.isEmpty()) {
      console.say("  %d %s (%s)", rows.size(), what, LineNumbers.some(rows));
    }
  }

  /** Begins with those who left, so that nobody is added by one row and taken off by another. */
  private void carryOut(Newsletter newsletter, SortedRows sorted) {
    try (StopRequest stop = new StopRequest()) {
      carryOut(newsletter, sorted, stop);
    }
  }

  private void carryOut(Newsletter newsletter, SortedRows sorted, StopRequest stop) {
    Map<String, Integer> counts = new TreeMap<>();
    boolean isWhole = false;
    try {
      each(stop, sorted.left(), some -> pressrun.optOuts().keep(newsletter.name(), some), counts);
      each(
          stop,
          sorted.people(),
          some -> pressrun.audience().addAll(newsletter.name(), some),
          counts);
      isWhole = !stop.isMade();
    } finally {
      counts.forEach((what, number) -> console.say("  %d %s", number, what));
      if (!isWhole) {
        tellStopped(counts, sorted.left().size() + sorted.people().size());
      }
    }
  }

  /** Nobody is taken in twice, so that the same command goes on. */
  private void tellStopped(Map<String, Integer> counts, int all) {
    int done = counts.values().stream().mapToInt(Integer::intValue).sum();
    console.warn(
        "Stopped after %d of %s; what is said above is done. The same command again does the rest.",
        done, Words.count(all, "row"));
  }

  private static <T> void each(
      StopRequest stop,
      List<T> all,
      Function<List<T>, List<AddOutcome>> act,
      Map<String, Integer> counts) {
    for (int from = 0; from < all.size() && !stop.isMade(); from += AT_ONCE) {
      for (AddOutcome outcome : act.apply(part(all, from))) {
        counts.merge(AddOutcomes.inWords(outcome), 1, Integer::sum);
      }
    }
  }

  private static <T> List<T> part(List<T> all, int from) {
    return all.subList(from, Math.min(all.size(), from + AT_ONCE));
  }
}
