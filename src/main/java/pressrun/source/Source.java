package pressrun.source;

import java.nio.file.Path;
import java.util.Optional;

/** A place that articles come from. */
public sealed interface Source permits FeedSource, FolderSource, QuerySource {
  /** The name that readers see. */
  String name();

  /** What tells this place from others in the database; the same place has the same key always. */
  String key();

  /** Where it lies on this machine; none when it is asked for elsewhere. */
  Optional<Path> place();
}
