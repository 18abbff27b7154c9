package pressrun.audience;

import java.nio.file.Path;

/** A file holds no column that could be of addresses, or is no text at all. */
public final class NoSubscriberFile extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSubscriberFile(Path file, String why) {
    super(file + ":1: " + why);
  }
}
