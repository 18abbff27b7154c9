package pressrun.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** An RSS, Atom or JSON feed, by URL or in a file. */
public record FeedSource(String name, String key, Location location) implements Source {

  /** Where the feed is read from. */
  public sealed interface Location permits Remote, Local {}

  /** A feed asked for over HTTP. */
  public record Remote(URI address, Linked linked) implements Location {
    public Remote(URI address) {
      this(address, Linked.LEFT);
    }
  }

  /** Whether the pages that a feed links to are read for what its items leave out. */
  public enum Linked {
    LEFT,
    READ
  }

  /** A feed in a file of the operator's. */
  public record Local(Path file) implements Location {}

  @Override
  public Optional<Path> place() {
    return location instanceof Local local ? Optional.of(local.file()) : Optional.empty();
  }
}
