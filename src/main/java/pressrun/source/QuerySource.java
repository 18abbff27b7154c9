package pressrun.source;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An SQL query on a database of the operator's, one row an article.
 *
 * @param query its column names say what they hold: {@code id}, {@code title}, {@code standfirst},
 *     {@code body}, {@code link}, {@code image}, {@code author}, {@code published}, {@code
 *     language}, {@code tags}
 */
public record QuerySource(
    String name,
    String key,
    String url,
    Optional<String> user,
    Optional<String> password,
    String query)
    implements Source {
  @Override
  public Optional<Path> place() {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "QuerySource[" + name + "]";
  }
}
