package pressrun.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import pressrun.app.Home;
import pressrun.config.ConfigOutcome;
import pressrun.config.NewsletterStart;
import pressrun.config.Settings;
import pressrun.render.LookStart;

@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Creates commented example files; never overwrites any.")
final class NewCommand implements Runnable {
  @Override
  public void run() {
    throw new WrongUse("A newsletter or a look? pressrun new --help shows how it is used.");
  }

  private static void tell(Console console, List<Path> written) {
    written.forEach(file -> console.say("%s", file));
  }

  @Command(
      name = "newsletter",
      mixinStandardHelpOptions = true,
      description = "A newsletter's file, with a first article; it can be previewed at once.")
  static final class Newsletter implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
    private String name = "";

    Newsletter(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      if (!NewsletterStart.isName(name)) {
        throw new WrongUse("\"" + name + "\": expected lower-case letters, digits and hyphens");
      }
      Home home = places.home();
      try {
        tell(console, NewsletterStart.write(home.config(), name));
        home.makeData();
      } catch (FileAlreadyExistsException there) {
        throw new WrongUse(there.getMessage() + " is there already; nothing was written");
      }
      console.warn("Subscribers, and what was sent, are kept in %s", home.data());
      console.warn("Look at it: pressrun preview %s --open", name);
      return ExitCode.DONE;
    }
  }

  @Command(
      name = "look",
      mixinStandardHelpOptions = true,
      description = "A look of your own among the templates, begun as a shipped one.")
  static final class Look implements Callable<Integer> {
    private final Console console;
    @Mixin private final Places places = new Places();

    @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and hyphens.")
    private String name = "";

    @Option(
        names = "--from",
        paramLabel = "LOOK",
        description = "digest, letter or links (default: digest).")
    private Shipped from = Shipped.digest;

    /** In the words of the command line. */
    enum Shipped {
      digest,
      letter,
      links
    }

    Look(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws IOException {
      if (!LookStart.isName(name)) {
        throw new WrongUse(
            "\""
                + name
                + "\": expected lower-case letters, digits and hyphens, and no shipped name");
      }
      ConfigOutcome outcome = places.home().readConfiguration();
      if (outcome instanceof ConfigOutcome.Invalid invalid) {
        throw new BadConfiguration(invalid.problems());
      }
      Settings settings = ((ConfigOutcome.Valid) outcome).settings();
      try {
        tell(console, LookStart.write(settings.templates().get(0), name, from.name()));
      } catch (FileAlreadyExistsException there) {
        throw new WrongUse(there.getMessage() + " is there already; nothing was written");
      }
      console.warn("Set it in a newsletter's file: look: {template: %s}", name);
      return ExitCode.DONE;
    }
  }
}
