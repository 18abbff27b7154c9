package pressrun.database;

import java.util.Optional;
import pressrun.text.Printable;

/**
 * Where the database is.
 *
 * @param url a JDBC URL, {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://…}
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<String> password) {
  public static DatabaseSettings sqlite(java.nio.file.Path file) {
    return new DatabaseSettings("jdbc:sqlite:" + file, Optional.empty(), Optional.empty());
  }

  /** The URL without what may follow its {@code ?}: a password can stand there. */
  String place() {
    return Printable.withoutLogin(url.replaceFirst("[?].*", ""));
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + place() + "]";
  }
}
