package pressrun.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code zone}: a place of the time zone database. A bare offset such as UTC+2 is refused, because
 * editions would come an hour off as soon as the clocks change.
 */
final class ZoneKey {
  /** Abbreviations that are no names of zones; some mean others elsewhere. */
  private static final Map<String, String> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("MEZ", "Europe/Berlin"),
          Map.entry("MESZ", "Europe/Berlin"),
          Map.entry("CEST", "Europe/Berlin"),
          Map.entry("BST", "Europe/London"),
          Map.entry("WEST", "Europe/Lisbon"),
          Map.entry("EEST", "Europe/Athens"),
          Map.entry("MSK", "Europe/Moscow"),
          Map.entry("EST", "America/New_York"),
          Map.entry("EDT", "America/New_York"),
          Map.entry("ET", "America/New_York"),
          Map.entry("CST", "America/Chicago"),
          Map.entry("CDT", "America/Chicago"),
          Map.entry("CT", "America/Chicago"),
          Map.entry("MST", "America/Denver"),
          Map.entry("MDT", "America/Denver"),
          Map.entry("PST", "America/Los_Angeles"),
          Map.entry("PDT", "America/Los_Angeles"),
          Map.entry("PT", "America/Los_Angeles"),
          Map.entry("IST", "Asia/Kolkata"),
          Map.entry("JST", "Asia/Tokyo"),
          Map.entry("KST", "Asia/Seoul"),
          Map.entry("AEST", "Australia/Sydney"),
          Map.entry("AEDT", "Australia/Sydney"),
          Map.entry("NZST", "Pacific/Auckland"),
          Map.entry("EASTERN TIME", "America/New_York"),
          Map.entry("CENTRAL TIME", "America/Chicago"),
          Map.entry("MOUNTAIN TIME", "America/Denver"),
          Map.entry("PACIFIC TIME", "America/Los_Angeles"),
          Map.entry("Z", "UTC"));

  /** Shown of those that have an offset. */
  private static final List<String> PLACES =
      List.of(
          "Europe/London",
          "Europe/Berlin",
          "Africa/Lagos",
          "Europe/Athens",
          "Asia/Dubai",
          "Asia/Kolkata",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Australia/Sydney",
          "Pacific/Auckland",
          "America/Sao_Paulo",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles");

  private ZoneKey() {}

  static ZoneId read(Section section, String key, Values values) {
    String name = values.textOrStandard(section, key);
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    section.problem(key, offset(name).map(at -> fixed(name, at)).orElseGet(() -> unknown(name)));
    return ZoneOffset.UTC;
  }

  private static Optional<ZoneOffset> offset(String name) {
    String upper = name.strip().toUpperCase(Locale.ROOT).replace(" ", "");
    try {
      return ZoneId.of(upper).normalized() instanceof ZoneOffset at && upper.matches(".*[0-9].*")
          ? Optional.of(at)
          : Optional.empty();
    } catch (DateTimeException noOffset) {
      return Optional.empty();
    }
  }

  private static String fixed(String name, ZoneOffset offset) {
    List<String> places = PLACES.stream().filter(place -> has(place, offset)).toList();
    return "\""
        + name
        + "\" is an offset that knows no summer time; expected a place such as "
        + (places.isEmpty() ? "Europe/London" : String.join(" or ", places));
  }

  /** In a winter or in a summer. */
  private static boolean has(String place, ZoneOffset offset) {
    return Stream.of("2026-01-15", "2026-07-15")
        .map(day -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant())
        .anyMatch((Instant moment) -> ZoneId.of(place).getRules().getOffset(moment).equals(offset));
  }

  private static String unknown(String name) {
    Set<String> all = ZoneId.getAvailableZoneIds();
    String hint =
        Optional.ofNullable(ABBREVIATIONS.get(name.strip().toUpperCase(Locale.ROOT)))
            .or(() -> all.stream().filter(name::equalsIgnoreCase).findFirst())
            .or(() -> byCity(name, all))
            .or(() -> NearestWord.of(name, all).filter(near -> name.length() > 4))
            .map(zone -> "; did you mean \"" + zone + "\"?")
            .orElse("; expected a place such as Europe/London or Asia/Seoul");
    return "there is no time zone \"" + name + "\"" + hint;
  }

  /** A city alone, or a name with something behind it. */
  private static Optional<String> byCity(String name, Set<String> all) {
    String city = name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return all.stream()
        .filter(zone -> zone.contains("/"))
        .filter(
            zone -> {
              String lower = zone.toLowerCase(Locale.ROOT);
              return lower.endsWith("/" + city) || city.startsWith(lower + "_");
            })
        .min(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
  }
}
