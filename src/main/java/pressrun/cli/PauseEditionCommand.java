package pressrun.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import pressrun.app.Pressrun;
import pressrun.edition.Edition;

@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Stops an edition on its way; pressrun resume lets it go on.")
final class PauseEditionCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();
  @Mixin private final NewsletterChoice choice = new NewsletterChoice();

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The edition's number (default: the latest).")
  private Optional<Integer> number = Optional.empty();

  PauseEditionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (Pressrun pressrun = places.open()) {
      Edition edition =
          new EditionChoice(pressrun).find(choice.among(pressrun.catalogue()), number);
      if (!pressrun.interventions().pause(edition)) {
        throw new WrongUse(
            edition.name()
                + " is "
                + Words.of(edition.state())
                + "; only an edition that is being sent can be paused");
      }
      console.say(
          "%s is paused; what is on its way already still arrives. To go on: pressrun resume %s"
              + " --number %d",
          edition.name(), edition.slot().newsletter(), edition.number());
      return ExitCode.DONE;
    }
  }
}
