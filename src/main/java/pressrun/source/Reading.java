package pressrun.source;

import java.util.List;
import java.util.Optional;

/** What a source held, and what its owner should know though it could be read. */
record Reading(List<Entry> entries, Optional<String> note) {
  static Reading clean(List<Entry> entries) {
    return new Reading(entries, Optional.empty());
  }
}
