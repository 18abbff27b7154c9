package pressrun.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source stood when it was last asked.
 *
 * @param etag as the server gave it, verbatim
 * @param lastModified as the server gave it, verbatim
 * @param retryAfter not to be asked before this
 * @param failures how many times running it could not be read
 */
public record SourceState(
    String source,
    Optional<String> etag,
    Optional<String> lastModified,
    Instant asked,
    Optional<Instant> retryAfter,
    int failures,
    Optional<String> problem) {

  static SourceState read(String source, Instant now) {
    return new SourceState(
        source, Optional.empty(), Optional.empty(), now, Optional.empty(), 0, Optional.empty());
  }
}
