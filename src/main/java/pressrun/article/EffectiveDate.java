package pressrun.article;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The date an article is shown and ordered by: the source's, held within reason. */
final class EffectiveDate {
  private static final Duration TOLERATED_FUTURE = Duration.ofHours(1);
  private static final Duration OLDEST = Duration.ofDays(30);

  private EffectiveDate() {}

  /** Missing and future dates become first seen; older ones than 30 days are held there. */
  static Instant of(Optional<Instant> stated, Instant firstSeen) {
    Instant published = stated.orElse(firstSeen);
    if (published.isAfter(firstSeen.plus(TOLERATED_FUTURE))) {
      return firstSeen;
    }
    Instant oldest = firstSeen.minus(OLDEST);
    return published.isBefore(oldest) ? oldest : published;
  }
}
