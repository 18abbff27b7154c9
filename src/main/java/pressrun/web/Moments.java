package pressrun.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** Times as the operator's pages show them. */
final class Moments {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);

  private Moments() {}

  /** For a {@code time} element: what a person reads and what a machine reads. */
  static Map<String, Object> shown(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return Map.of(
        "text", local.format(SHOWN),
        "zone", zone.getDisplayName(TextStyle.NARROW, Locale.ENGLISH),
        "machine", local.toOffsetDateTime().toString());
  }
}
