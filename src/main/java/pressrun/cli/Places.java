package pressrun.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import pressrun.app.Home;
import pressrun.app.Pressrun;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;

/** The two folders that every command works on, and the way from them to the opened program. */
final class Places {
  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Folder of pressrun.yml and newsletters/ (default: config here, else the one that came"
              + " with Pressrun).")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the database, keys and inbox (default: data in the config folder; beside it when"
              + " that is called config).")
  private Optional<Path> data = Optional.empty();

  Home home() {
    return Home.of(config, data, System.getenv());
  }

  /**
   * Reads the configuration and opens what it declares.
   *
   * @throws BadConfiguration with all its problems
   */
  Pressrun open() {
    return Pressrun.open(home(), settings());
  }

  /** The same for a command that only looks: it can where nothing can be written, too. */
  Pressrun openToRead() {
    return Pressrun.openToRead(home(), settings());
  }

  private Settings settings() {
    ConfigOutcome outcome = home().readConfiguration();
    if (outcome instanceof ConfigOutcome.Invalid invalid) {
      throw new BadConfiguration(invalid.problems());
    }
    return ((ConfigOutcome.Valid) outcome).settings();
  }
}
