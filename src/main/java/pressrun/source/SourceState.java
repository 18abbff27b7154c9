package pressrun.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a source stood when it was last asked.
 *
 * @param etag as the server gave it, verbatim
 * @param lastModified as the server gave it, verbatim
 * @param checksum of what it last gave, where all of that is settled
 * @param wholeAt when it last gave all that it holds
 * @param retryAfter not to be asked before this
 * @param failures how many times running it could not be read
 * @param problem why it could not be read; or, with no failures, what was wrong though it could
 * @param move where it says that it lies from now on
 * @param absence since when there is nothing at its address
 */
public record SourceState(
    String source,
    Optional<String> etag,
    Optional<String> lastModified,
    Optional<String> checksum,
    Instant asked,
    Optional<Instant> wholeAt,
    Optional<Instant> retryAfter,
    int failures,
    Optional<String> problem,
    Optional<Move> move,
    Optional<Absence> absence) {

  /** A permanent redirect, and how often it was answered alike. */
  public record Move(URI to, Instant since, int times) {
    private static final int OFTEN = 3;
    private static final Duration LONG = Duration.ofDays(1);

    /** A redirect may be a mistake of an hour; one that stays is followed without asking. */
    public boolean settled(Instant now) {
      return times >= OFTEN && !since.plus(LONG).isAfter(now);
    }

    static Optional<Move> next(Optional<Move> before, Optional<URI> told, Instant now) {
      return told.map(
          to ->
              before
                  .filter(move -> move.to().equals(to))
                  .map(move -> new Move(to, move.since(), move.times() + 1))
                  .orElse(new Move(to, now, 1)));
    }
  }

  /** Nothing is there; {@code gone} when it is not asked for any more. */
  public record Absence(Instant since, boolean gone) {
    private static final Duration PATIENCE = Duration.ofDays(10);

    /** Gone is 410 at once (RFC 9110, 15.5.11), and 404 after ten days of it. */
    static Optional<Absence> next(Optional<Absence> before, int status, Instant now) {
      if (status != 404 && status != 410) {
        return before;
      }
      Instant since = before.map(Absence::since).orElse(now);
      return Optional.of(new Absence(since, status == 410 || !since.plus(PATIENCE).isAfter(now)));
    }
  }

  static SourceState unasked(String source, Instant now) {
    return new SourceState(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  SourceState read(Instant now) {
    return new SourceState(
        source,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.of(now),
        Optional.empty(),
        0,
        Optional.empty(),
        move,
        Optional.empty());
  }

  SourceState with(Optional<String> newEtag, Optional<String> newLastModified) {
    return new SourceState(
        source,
        newEtag,
        newLastModified,
        checksum,
        asked,
        wholeAt,
        retryAfter,
        failures,
        problem,
        move,
        absence);
  }

  SourceState summed(Optional<String> sum) {
    return new SourceState(
        source,
        etag,
        lastModified,
        sum,
        asked,
        wholeAt,
        retryAfter,
        failures,
        problem,
        move,
        absence);
  }

  /** Even the same answer is to be looked through next time: some of this one waits. */
  public SourceState unsettled() {
    return summed(Optional.empty());
  }

  /** Whether an answer is the last one again, and there is nothing else to be noted of it. */
  boolean gave(String sum) {
    return failures == 0 && move.isEmpty() && checksum.filter(sum::equals).isPresent();
  }

  SourceState noting(Optional<String> note) {
    return new SourceState(
        source,
        etag,
        lastModified,
        checksum,
        asked,
        wholeAt,
        retryAfter,
        failures,
        note,
        move,
        absence);
  }

  SourceState moving(Optional<Move> next) {
    return new SourceState(
        source,
        etag,
        lastModified,
        checksum,
        asked,
        wholeAt,
        retryAfter,
        failures,
        problem,
        next,
        absence);
  }

  SourceState unchanged(Instant now) {
    Optional<String> note = failures == 0 ? problem : Optional.empty();
    return new SourceState(
        source,
        etag,
        lastModified,
        checksum,
        now,
        wholeAt,
        Optional.empty(),
        0,
        note,
        move,
        Optional.empty());
  }

  SourceState failed(String why, Instant now, Optional<Instant> retry) {
    return new SourceState(
        source,
        etag,
        lastModified,
        checksum,
        now,
        wholeAt,
        retry,
        failures + 1,
        Optional.of(why),
        move,
        absence);
  }

  SourceState missing(Optional<Absence> next) {
    return new SourceState(
        source,
        etag,
        lastModified,
        checksum,
        asked,
        wholeAt,
        retryAfter,
        failures,
        problem,
        move,
        next);
  }

  /** As if it had never been read: it is asked for all that it holds at the next occasion. */
  public SourceState forgiven() {
    return unasked(source, asked);
  }
}
