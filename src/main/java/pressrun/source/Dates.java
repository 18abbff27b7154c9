package pressrun.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;

/**
 * Dates as sources write them: RFC 3339 and its relatives, RFC 1123, a bare date, or the seconds or
 * milliseconds since 1970; without a zone, UTC.
 */
final class Dates {
  private static final List<DateTimeFormatter> KNOWN =
      List.of(
          withOffset("+HH:mm"),
          withOffset("+HHmm"),
          withOffset("+HH"),
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ISO_LOCAL_DATE_TIME,
          DateTimeFormatter.ISO_LOCAL_DATE);

  private Dates() {}

  static Optional<Instant> parse(String written) {
    String text =
        written
            .strip()
            .replaceFirst("^([0-9-]{10})\\s+([0-9])", "$1T$2")
            .replaceFirst("^([0-9-]{10}T.*[0-9])\\s+([+-][0-9:]{2,6}|Z)$", "$1$2");
    if (text.matches("[0-9]{9,10}")) {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
    }
    if (text.matches("[0-9]{12,13}")) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
    }
    return KNOWN.stream().flatMap(format -> attempt(format, text).stream()).findFirst();
  }

  private static DateTimeFormatter withOffset(String pattern) {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
        .appendOffset(pattern, "Z")
        .toFormatter();
  }

  private static Optional<Instant> attempt(DateTimeFormatter format, String text) {
    try {
      return Optional.of(
          instant(
              format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
    } catch (DateTimeException otherFormat) {
      return Optional.empty();
    }
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
