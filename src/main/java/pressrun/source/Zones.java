package pressrun.source;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Zones as dates of feeds name them (RFC 5322, 4.3, and what else is common). */
final class Zones {
  private static final Pattern OFFSET = Pattern.compile("([+-])([0-9]{1,2}):?([0-9]{2})?");
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("HST", -10),
          Map.entry("AST", -4),
          Map.entry("ADT", -3),
          Map.entry("BRT", -3),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("MET", 1),
          Map.entry("MEST", 2),
          Map.entry("MEZ", 1),
          Map.entry("MESZ", 2),
          Map.entry("SAST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("MSD", 4),
          Map.entry("HKT", 8),
          Map.entry("SGT", 8),
          Map.entry("AWST", 8),
          Map.entry("KST", 9),
          Map.entry("JST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13));

  private Zones() {}

  /** None for a zone that is not known, as for none at all. */
  static Optional<ZoneOffset> offset(@Nullable String written) {
    String zone = written == null ? "" : written.toUpperCase(Locale.ROOT);
    Matcher numbers = OFFSET.matcher(zone);
    if (numbers.matches()) {
      String minutes = numbers.group(3) == null ? "0" : numbers.group(3);
      int total = Integer.parseInt(numbers.group(2)) * 60 + Integer.parseInt(minutes);
      return total > 18 * 60
          ? Optional.empty()
          : Optional.of(ZoneOffset.ofTotalSeconds(total * (zone.startsWith("-") ? -60 : 60)));
    }
    return Optional.ofNullable(HOURS.get(zone)).map(ZoneOffset::ofHours);
  }
}
