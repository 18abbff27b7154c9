package pressrun.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/** Dates as sources write them: RFC 3339, RFC 1123, or a bare date; without a zone, UTC. */
final class Dates {
  private static final List<DateTimeFormatter> KNOWN =
      List.of(
          DateTimeFormatter.ISO_OFFSET_DATE_TIME,
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ISO_LOCAL_DATE_TIME,
          DateTimeFormatter.ISO_LOCAL_DATE);

  private Dates() {}

  static Optional<Instant> parse(String written) {
    String text = written.strip().replaceFirst("^([0-9-]{10}) ([0-9])", "$1T$2");
    for (DateTimeFormatter format : KNOWN) {
      try {
        TemporalAccessor found =
            format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return Optional.of(instant(found));
      } catch (DateTimeException otherFormat) {
        // The next one may fit.
      }
    }
    return Optional.empty();
  }

  private static Instant instant(TemporalAccessor found) {
    if (found instanceof OffsetDateTime exact) {
      return exact.toInstant();
    }
    return found instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : ((LocalDate) found).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
