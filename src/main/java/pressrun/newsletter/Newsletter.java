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
 * @param cadences at least one; the first is that of everybody who chose no other
 */
public record Newsletter(
    String name,
    String title,
    String description,
    Locale language,
    ZoneId zone,
    Sender sender,
    List<Source> sources,
    List<Cadence> cadences,
    List<Topic> topics,
    Look look) {

  /** The cadence of who chose none. */
  public Cadence cadence() {
    return cadences.get(0);
  }

  /** The declared cadence of a name. */
  public Optional<Cadence> cadence(String wanted) {
    return cadences.stream().filter(cadence -> cadence.name().equals(wanted)).findFirst();
  }

  /** Whose mail a cadence is. */
  public Readership readership(Cadence cadence) {
    return cadence.name().equals(cadence().name())
        ? Readership.first(cadence.name(), cadences.stream().skip(1).map(Cadence::name).toList())
        : Readership.chosen(cadence.name());
  }

  /** What readers see for a source's key. */
  public String sourceName(String key) {
    return sources.stream()
        .filter(source -> source.key().equals(key))
        .map(Source::name)
        .findFirst()
        .orElse(key);
  }
}
