package pressrun.source;

import java.util.List;
import java.util.Optional;

/**
 * What a source held, and what its owner should know though it could be read.
 *
 * @param title what a feed calls itself, may be markup
 * @param heldBack what its author does not want mailed now, each with the reason
 */
record Reading(
    Optional<String> title, List<Entry> entries, Optional<String> note, List<String> heldBack) {
  Reading(Optional<String> title, List<Entry> entries, Optional<String> note) {
    this(title, entries, note, List.of());
  }

  static Reading clean(List<Entry> entries) {
    return new Reading(Optional.empty(), entries, Optional.empty());
  }

  Reading noting(Optional<String> more) {
    return new Reading(title, entries, note.or(() -> more), heldBack);
  }

  Reading withoutLast() {
    return new Reading(title, entries.subList(0, Math.max(0, entries.size() - 1)), note, heldBack);
  }
}
