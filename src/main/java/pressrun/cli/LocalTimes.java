package pressrun.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Times as a person types them, in the newsletter's zone, and as a person reads them. */
final class LocalTimes {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private LocalTimes() {}

  /** Shows day and time of day, where this machine stands. */
  static String shown(Instant at) {
    return SECOND.format(at);
  }

  /** Shows when an edition is due, as {@code --slot} takes it. */
  static String shown(LocalDateTime due) {
    return MINUTE.format(due);
  }

  /** What a clock on the wall here will show. */
  static String clock(Instant at) {
    return CLOCK.format(at);
  }

  static Instant parse(String text, ZoneId zone) {
    return parseLocal(text).atZone(zone).toInstant();
  }

  static LocalDateTime parseLocal(String text) {
    try {
      return text.strip().matches("[^T ]*")
          ? LocalDate.parse(text.strip()).atStartOfDay()
          : LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeParseException wrong) {
      throw new WrongUse(
          "\"" + text + "\" is no time: write 2026-12-24T07:00, or 2026-12-24 for midnight");
    }
  }
}
