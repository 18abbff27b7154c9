package pressrun.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How a source stood when it was last asked.
 *
 * @param etag as the server gave it, verbatim
 * @param lastModified as the server gave it, verbatim
 * @param wholeAt when it last gave all that it holds
 * @param retryAfter not to be asked before this
 * @param failures how many times running it could not be read
 * @param problem why it could not be read; or, with no failures, what was wrong though it could
 */
public record SourceState(
    String source,
    Optional<String> etag,
    Optional<String> lastModified,
    Instant asked,
    Optional<Instant> wholeAt,
    Optional<Instant> retryAfter,
    int failures,
    Optional<String> problem) {

  static SourceState unasked(String source, Instant now) {
    return new SourceState(
        source,
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  SourceState read(Instant now) {
    return new SourceState(
        source,
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.of(now),
        Optional.empty(),
        0,
        Optional.empty());
  }

  SourceState with(Optional<String> newEtag, Optional<String> newLastModified) {
    return new SourceState(
        source, newEtag, newLastModified, asked, wholeAt, retryAfter, failures, problem);
  }

  SourceState noting(Optional<String> note) {
    return new SourceState(source, etag, lastModified, asked, wholeAt, retryAfter, failures, note);
  }

  SourceState unchanged(Instant now) {
    Optional<String> note = failures == 0 ? problem : Optional.empty();
    return new SourceState(source, etag, lastModified, now, wholeAt, Optional.empty(), 0, note);
  }

  SourceState failed(String why, Instant now, Optional<Instant> retry) {
    return new SourceState(
        source, etag, lastModified, now, wholeAt, retry, failures + 1, Optional.of(why));
  }
}
