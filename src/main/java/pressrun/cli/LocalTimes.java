package pressrun.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Times as a person types them, in the newsletter's zone. */
final class LocalTimes {
  private LocalTimes() {}

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
