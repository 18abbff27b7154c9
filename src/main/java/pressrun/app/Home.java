package pressrun.app;

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
   * that {@code PRESSRUN_HOME} names; data lies beside config unless given.
   */
  public static Home of(
      Optional<Path> config, Optional<Path> data, Map<String, String> environment) {
    Path chosen = config.orElseGet(() -> configuration(environment)).toAbsolutePath().normalize();
    Path beside = Optional.ofNullable(chosen.getParent()).orElse(chosen).resolve("data");
    return new Home(chosen, data.orElse(beside).toAbsolutePath().normalize(), environment);
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

  public Clock clock() {
    return Clock.systemUTC();
  }

  public Path inbox() {
    return data.resolve("inbox");
  }
}
