package pressrun.source;

import java.util.List;
import java.util.Optional;

/**
 * What a source held, and what its owner should know though it could be read.
 *
 * @param title what a feed calls itself, may be markup
 */
record Reading(Optional<String> title, List<Entry> entries, Optional<String> note) {
  static Reading clean(List<Entry> entries) {
    return new Reading(Optional.empty(), entries, Optional.empty());
  }

  Reading noting(Optional<String> more) {
    return new Reading(title, entries, note.or(() -> more));
  }

  Reading withoutLast() {
    return new Reading(title, entries.subList(0, Math.max(0, entries.size() - 1)), note);
  }
}
