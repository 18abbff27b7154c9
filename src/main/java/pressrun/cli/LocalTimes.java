package pressrun.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as a person types them, in the newsletter's zone, and as she reads them. */
final class LocalTimes {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  private LocalTimes() {}

  /** What a clock on the wall here will show. */
  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  static Instant parse(String text, ZoneId zone) {
    return parseLocal(text).atZone(zone).toInstant();
  }

  static LocalDateTime parseLocal(String text) {
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new WrongUse(
          "\"" + text + "\" is no time: write 2026-12-24T07:00, or 2026-12-24 for midnight");
    }
  }
}
