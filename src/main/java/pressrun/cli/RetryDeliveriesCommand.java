package pressrun.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.DeliveryState;
import pressrun.delivery.Tally;
import pressrun.edition.Edition;

@Command(
    name = "retry",
    mixinStandardHelpOptions = true,
    description =
        "Tries deliveries again that failed, expired or were put off (default: failed and expired).")
final class RetryDeliveriesCommand implements Callable<Integer> {
  private static final List<DeliveryState> RETRIABLE =
      List.of(DeliveryState.FAILED, DeliveryState.EXPIRED, DeliveryState.DEFERRED);

  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterOption newsletter = new NewsletterOption();

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only deliveries in these states: failed, expired, deferred (default: failed, expired).")
  private List<DeliveryState> states = List.of(DeliveryState.FAILED, DeliveryState.EXPIRED);

  @Option(names = "--yes", description = "Skip the confirmation.")
  private boolean yes;

  @Option(names = "--json", description = "Progress and result as JSON lines.")
  private boolean json;

  RetryDeliveriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!RETRIABLE.containsAll(states)) {
      throw new WrongUse("only failed, expired and deferred deliveries are retried");
    }
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(newsletter.among(pressrun.catalogue()), number);
      Tally tally = pressrun.deliveries().tally(edition.id());
      long rows = states.stream().distinct().mapToLong(tally::of).sum();
      if (rows == 0) {
        console.say("%s has no such delivery; nothing was sent.", edition.name());
        return ExitCode.DONE;
      }
      new Consent(console, yes)
          .ask(
              "Send "
                  + edition.name()
                  + " again to "
                  + Words.count(rows, "reader")
                  + " who did not receive it?");
      pressrun.interventions().retry(edition, states);
      return new DeliveryWatch(console, pressrun, json).follow(edition);
    }
  }
}
