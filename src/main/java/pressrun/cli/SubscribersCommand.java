package pressrun.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Pressrun;
import pressrun.audience.AddOutcome;
import pressrun.audience.AddressVerdict;
import pressrun.audience.Addresses;
import pressrun.audience.NewSubscriber;
import pressrun.audience.Preference;
import pressrun.audience.Subscriber;
import pressrun.audience.SubscriberExport;
import pressrun.audience.Subscription;
import pressrun.cli.SubscriberImport.Mode;
import pressrun.file.NotWritten;
import pressrun.file.WholeFile;
import pressrun.newsletter.Newsletter;

@Command(
    name = "subscribers",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Adds, lists, removes, imports and exports the people a newsletter goes to.")
final class SubscribersCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("Which of its commands? pressrun subscribers --help lists them.");
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds one person.")
  static final class Add implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterOption choice = new NewsletterOption();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The person's address.")
    private String address = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The person's name.")
    private String name = "";

    @Option(names = "--language", paramLabel = "CODE", description = "Such as en or ko.")
    private Optional<String> language = Optional.empty();

    @Mixin private final PreferenceOptions preference = new PreferenceOptions();

    Add(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        NewSubscriber person =
            new NewSubscriber(
                address,
                name,
                language.map(Locale::forLanguageTag),
                preference.chosen(newsletter, Preference.NONE));
        AddOutcome outcome = pressrun.audience().add(newsletter.name(), person);
        console.say("%s: %s", shown(address), AddOutcomes.inWords(outcome));
        return AddOutcomes.good(outcome) ? ExitCode.DONE : ExitCode.FAILED;
      }
    }

    /** As it is kept, so that the operator sees what was cleaned. */
    private static String shown(String address) {
      return Addresses.judge(address) instanceof AddressVerdict.Valid valid
          ? valid.address()
          : address;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists a newsletter's people and how they stand with it.")
  static final class Show implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterChoice choice = new NewsletterChoice();

    @Option(names = "--json", description = "One JSON object a line, one per person.")
    private boolean json;

    Show(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        pressrun.audience().each(newsletter.name(), this::show);
        if (!json && pressrun.audience().counts(newsletter.name()).isEmpty()) {
          console.say(
              "Nobody subscribes to %s yet: pressrun subscribers add, or import.",
              newsletter.name());
        }
        return ExitCode.DONE;
      }
    }

    private void show(Subscription subscription) {
      String standing = Words.of(subscription.standing());
      if (json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("address", subscription.subscriber().address());
        line.put("name", subscription.subscriber().name());
        line.put("standing", standing);
        line.put("since", subscription.since().toString());
        line.put("cadence", subscription.preference().cadence());
        line.put("topics", subscription.preference().cohort().topics());
        console.jsonRow(line);
      } else {
        console.row(
            "%-12s %s  %s",
            standing, subscription.subscriber().address(), subscription.subscriber().name());
      }
    }
  }

  @Command(
      name = "prefer",
      mixinStandardHelpOptions = true,
      description = "Keeps which cadence and topics a person wants, from the next edition on.")
  static final class Prefer implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterOption choice = new NewsletterOption();
    @Mixin private final PreferenceOptions preference = new PreferenceOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The person's address.")
    private String address = "";

    Prefer(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        Subscriber person =
            pressrun
                .audience()
                .find(address)
                .orElseThrow(() -> new WrongUse(address + " is no subscriber"));
        Preference before = pressrun.audience().preference(newsletter.name(), person.id());
        Preference chosen = preference.chosen(newsletter, before);
        if (!pressrun.audience().prefer(newsletter.name(), person.id(), chosen)) {
          throw new WrongUse(address + " does not subscribe to " + newsletter.name());
        }
        console.say("%s: %s", address, PreferenceOptions.inWords(newsletter, chosen));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description =
          "Forgets a person; only a hash of the address is kept, so that no import brings it back.")
  static final class Remove implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The person's address.")
    private String address = "";

    Remove(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      try (Pressrun pressrun = places.open()) {
        if (!pressrun.audience().remove(address)) {
          throw new WrongUse(address + " is no subscriber");
        }
        console.say("%s is forgotten and will not be written to.", address);
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = {
        "Adds the people of a CSV file, such as other newsletter programs export.",
        "Whoever has left there is kept out here too, and nobody who left comes back by a file."
      })
  static final class Import implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterOption choice = new NewsletterOption();

    @Parameters(
        index = "0",
        paramLabel = "FILE",
        description = "CSV with a column of e-mail addresses.")
    private Path file = Path.of("");

    @Mixin private final ColumnOptions columns = new ColumnOptions();

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Skip the confirmation.")
    private boolean yes;

    Import(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      NamedFile.existing(file);
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        Mode mode = yes ? Mode.ADD : Mode.ASK;
        return new SubscriberImport(console, pressrun)
            .run(newsletter, file, columns.choice(), dryRun ? Mode.DRY_RUN : mode);
      }
    }
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes a newsletter's people as CSV.")
  static final class Export implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();
    @Mixin private final NewsletterChoice choice = new NewsletterChoice();

    @Option(
        names = "--out",
        paramLabel = "FILE",
        description = "Into a file instead of the terminal.")
    private Optional<Path> out = Optional.empty();

    Export(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      try (Pressrun pressrun = places.open()) {
        Newsletter newsletter = choice.among(pressrun.catalogue());
        SubscriberExport export = new SubscriberExport(pressrun.audience());
        if (out.isEmpty()) {
          export.write(newsletter.name(), console.out().strict());
        } else {
          return intoFile(export, newsletter, out.get());
        }
        return ExitCode.DONE;
      }
    }

    private int intoFile(SubscriberExport export, Newsletter newsletter, Path file)
        throws IOException {
      try (StopRequest stop = new StopRequest()) {
        try {
          WholeFile.ofOwner(file)
              .replace(stream -> export.write(newsletter.name(), stop.ending(stream)));
          return ExitCode.DONE;
        } catch (NotWritten failure) { // Told before the process may go.
          console.warn("pressrun: %s", String.valueOf(failure.getMessage()));
          return ExitCode.FAILED;
        }
      }
    }
  }
}
