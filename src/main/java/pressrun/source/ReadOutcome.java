package pressrun.source;

import java.util.List;
import java.util.Optional;

/** What reading a source came to; {@code next} is to be kept with what was read. */
public sealed interface ReadOutcome {
  SourceState next();

  /**
   * Everything the source holds now, new or not. What was wrong though it could be read (a file
   * left out, a broken feed repaired) stands in {@code next.problem()}.
   *
   * @param title what a feed calls itself, may be markup
   * @param heldBack what its author does not want mailed now, each with the reason
   */
  record Entries(
      Optional<String> title, List<Entry> entries, SourceState next, List<String> heldBack)
      implements ReadOutcome {}

  /** As it was last time. */
  record Unchanged(SourceState next) implements ReadOutcome {}

  /** Nothing could be read; what is known of the source stays. */
  record Failed(String problem, SourceState next) implements ReadOutcome {}
}
