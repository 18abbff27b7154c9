package pressrun.newsletter;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pressrun.source.Source;

/**
 * What the operator declared in one file under {@code config/newsletters}.
 *
 * @param name the file's name without its ending; never shown to readers
 * @param zone the zone that slots and shown dates are in
 * @param timetable none: sent by hand only
 */
public record Newsletter(
    String name,
    String title,
    String description,
    Locale language,
    ZoneId zone,
    Sender sender,
    List<Source> sources,
    Rules rules,
    Optional<Timetable> timetable,
    Look look) {

  /** The only cadence so far; slots and used articles are kept per cadence. */
  public static final String CADENCE = "regular";

  /** What readers see for a source's key. */
  public String sourceName(String key) {
    return sources.stream()
        .filter(source -> source.key().equals(key))
        .map(Source::name)
        .findFirst()
        .orElse(key);
  }
}
