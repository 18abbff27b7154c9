package pressrun.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import pressrun.config.ConfigOutcome;
import pressrun.config.ConfigReader;

/**
 * The folders that one installation lives in.
 *
 * @param config holds pressrun.yml and newsletters/
 * @param data holds the database, keys, journal and inbox; made when it is missing
 */
public record Home(Path config, Path data, Map<String, String> environment) {

  /**
   * As given; else {@code ./config} when it holds a pressrun.yml, else the one of the installation
   * that {@code PRESSRUN_HOME} names. Unless given, data lies beside a folder called {@code
   * config}, and in any other: two such folders side by side share nothing.
   *
   * @throws UnclearDataFolder when data lies beside the folder that may be its own or another's
   */
  public static Home of(
      Optional<Path> config, Optional<Path> data, Map<String, String> environment) {
    Path chosen = config.orElseGet(() -> configuration(environment)).toAbsolutePath().normalize();
    Path kept = data.orElseGet(() -> DataFolder.of(chosen)).toAbsolutePath().normalize();
    return new Home(chosen, kept, environment);
  }

  private static Path configuration(Map<String, String> environment) {
    Path here = Path.of("config");
    String installed = environment.getOrDefault("PRESSRUN_HOME", "");
    return installed.isEmpty() || Files.exists(here.resolve("pressrun.yml"))
        ? here
        : Path.of(installed, "config");
  }

  public ConfigOutcome readConfiguration() {
    return ConfigReader.read(config, environment);
  }

  /** Makes the data folder, so that from now on it is this configuration's. */
  public void makeData() throws IOException {
    DataFolder.make(data);
  }

  public Clock clock() {
    return Clock.systemUTC();
  }

  public Path inbox() {
    return data.resolve("inbox");
  }
}
