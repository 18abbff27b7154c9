package pressrun.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.Tally;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;

@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description =
        "Ends an edition: who has not had it does not get it. When nobody has, its articles go back.")
final class CancelEditionCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--yes", description = "Skip the confirmation.")
  private boolean yes;

  CancelEditionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(choice.among(pressrun.catalogue()), number);
      if (edition.state() == EditionState.SENT || edition.state() == EditionState.CANCELLED) {
        throw new WrongUse(edition.name() + " is " + Words.of(edition.state()) + " already");
      }
      Tally tally = pressrun.deliveries().tally(edition.id());
      new Consent(console, yes)
          .ask(
              "Cancel "
                  + edition.name()
                  + " for "
                  + Words.count(tally.open(), "reader")
                  + " who have not received it?");
      int cancelled = pressrun.interventions().cancel(edition);
      pressrun.alerts().clear("paused:" + edition.id());
      pressrun.alerts().clear("held:" + edition.id());
      console.say("%s is cancelled for %s.", edition.name(), Words.count(cancelled, "reader"));
      return ExitCode.DONE;
    }
  }
}
