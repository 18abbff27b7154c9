package pressrun.config;

import java.nio.file.Path;

/**
 * Something wrong in a configuration file, at its place.
 *
 * @param line from 1
 * @param column from 1
 * @param key the way to the value, such as {@code rules.max_articles}; empty for the whole file
 */
public record Problem(Path file, int line, int column, String key, String message) {
  @Override
  public String toString() {
    String place = file + ":" + line + ":" + column + ": ";
    return place + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
