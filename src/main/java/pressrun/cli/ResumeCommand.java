package pressrun.cli;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.delivery.RestoreGuard.OpenRows;
import pressrun.edition.Edition;
import pressrun.edition.EditionState;
import pressrun.newsletter.Newsletter;

@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = {
      "Lets an edition that was paused go on to those who have not had it.",
      "After a restore or a copy: says that this is the right database."
    })
final class ResumeCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  @Option(
      names = "--resend",
      description =
          "After a restore: sends what was open in the copy, though some may have had it since.")
  private boolean resend;

  @Option(names = "--yes", description = "Skip the confirmation.")
  private boolean yes;

  @Option(names = "--json", description = "Progress as JSON lines.")
  private boolean json;

  ResumeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Pressrun pressrun = places.open()) {
      Optional<String> doubt = pressrun.restoreGuard().doubt();
      if (doubt.isPresent()) {
        return new SafeModeEnd(console, pressrun)
            .resume(doubt.get(), resend ? OpenRows.RESEND : OpenRows.HOLD, yes);
      }
      Newsletter newsletter = choice.among(pressrun.catalogue());
      Edition edition = new EditionChoice(pressrun).find(newsletter, number);
      if (edition.state() == EditionState.PAUSED) {
        pressrun.interventions().remast(edition, pressrun.composer().masthead(newsletter));
      }
      OptionalInt refused = pressrun.interventions().resume(edition);
      if (refused.isEmpty()) {
        throw new WrongUse(
            edition.name()
                + " is not paused, but "
                + Words.of(edition.state())
                + goesOnByItself(edition));
      }
      pressrun.alerts().clear("paused:" + edition.id());
      sayWhoIsTriedAgain(refused.getAsInt());
      return new DeliveryWatch(console, pressrun, json).follow(edition);
    }
  }

  private void sayWhoIsTriedAgain(int refused) {
    if (!json && refused == 1) {
      console.say("1 reader who was refused is written to again.");
    } else if (!json && refused > 1) {
      console.say("%d readers who were refused are written to again.", refused);
    }
  }

  private static String goesOnByItself(Edition edition) {
    return edition.state() == EditionState.SENDING
        ? ": a running pressrun serve goes on with it, or the next pressrun send"
        : "";
  }
}
