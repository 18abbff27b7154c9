package pressrun.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.InterventionStore.TakeBack;
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

  @Option(
      names = "--return-articles",
      description =
          "Takes an edition back of which nothing was sent, also one that failed for everybody:"
              + " its articles are new again. Refused when somebody has it or may have it.")
  private boolean returnArticles;

  CancelEditionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(choice.among(pressrun.catalogue()), number);
      if (returnArticles) {
        return takeBack(pressrun, edition);
      }
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
      clearAlerts(pressrun, edition);
      console.say("%s is cancelled for %s.", edition.name(), Words.count(cancelled, "reader"));
      return ExitCode.DONE;
    }
  }

  private int takeBack(Pressrun pressrun, Edition edition) {
    TakeBack counts = pressrun.interventions().takeBackCounts(edition);
    if (counts.articles() == 0) {
      throw new WrongUse(edition.name() + " has no articles that could be given back");
    }
    if (counts.mayHaveArrived() > 0) {
      return refused(edition, counts);
    }
    new Consent(console, yes)
        .ask(
            "Take back "
                + edition.name()
                + ", which none of "
                + Words.count(counts.planned(), "reader")
                + " has, with "
                + Words.count(counts.articles(), "article")
                + "?");
    if (!pressrun.interventions().takeBack(edition)) {
      return refused(edition, pressrun.interventions().takeBackCounts(edition));
    }
    clearAlerts(pressrun, edition);
    console.say(
        "%s is taken back; %s new again, for the next edition.",
        edition.name(),
        counts.articles() == 1 ? "1 article is" : counts.articles() + " articles are");
    return ExitCode.DONE;
  }

  private int refused(Edition edition, TakeBack counts) {
    console.warn(
        "%s is not taken back: %s may have it, or will at any moment. Nothing was changed; without"
            + " --return-articles the others are cancelled.",
        edition.name(), Words.count(counts.mayHaveArrived(), "reader"));
    return ExitCode.FAILED;
  }

  private static void clearAlerts(Pressrun pressrun, Edition edition) {
    pressrun.alerts().clear("paused:" + edition.id());
    pressrun.alerts().clear("held:" + edition.id());
  }
}
