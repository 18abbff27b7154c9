package pressrun.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.render.EditionRenderer;
import pressrun.render.Templates;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reads the configuration and lists every problem with its place; sends nothing.")
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  @Mixin private final Places places = new Places();

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ConfigOutcome outcome = places.home().readConfiguration();
    if (outcome instanceof ConfigOutcome.Invalid invalid) {
      throw new BadConfiguration(invalid.problems());
    }
    Settings settings = ((ConfigOutcome.Valid) outcome).settings();
    settings
        .newsletters()
        .forEach(new EditionRenderer(Templates.kept(settings.templates()))::prove);
    console.say("The configuration in %s is right.", places.home().config());
    settings
        .newsletters()
        .forEach(
            newsletter ->
                console.say(
                    "  %s: \"%s\", %d sources",
                    newsletter.name(), newsletter.title(), newsletter.sources().size()));
    return ExitCode.DONE;
  }
}
