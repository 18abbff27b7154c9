package pressrun.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a source gave, parted by whether it was given before; pure.
 *
 * @param kept became articles before
 * @param aliases known under another identifier: a source that changed its identifiers
 * @param fresh never seen
 */
public record Arrivals(
    List<CleanedEntry> kept, List<CleanedEntry> aliases, List<CleanedEntry> fresh) {

  /**
   * What is known of a source that these entries may be.
   *
   * @param keys whether it became an article, by identifier
   * @param links identifiers by canonical link
   * @param fingerprints identifiers by what the text is
   */
  public record Known(
      Map<String, Boolean> keys,
      Map<String, Set<String>> links,
      Map<String, Set<String>> fingerprints) {
    /** Before the first reading. */
    public static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());
  }

  /** {@code given} has each identifier once, see {@link #distinct}. */
  public static Arrivals of(List<CleanedEntry> given, Known known) {
    Set<String> present = given.stream().map(CleanedEntry::key).collect(Collectors.toSet());
    Alias byLink = new Alias(known.links(), given, CleanedEntry::canonicalLink, present);
    Alias byText = new Alias(known.fingerprints(), given, CleanedEntry::fingerprint, present);
    List<CleanedEntry> kept = new ArrayList<>();
    List<CleanedEntry> aliases = new ArrayList<>();
    List<CleanedEntry> fresh = new ArrayList<>();
    for (CleanedEntry entry : given) {
      Boolean article = known.keys().get(entry.key());
      if (article == null) {
        (byLink.of(entry) || byText.of(entry) ? aliases : fresh).add(entry);
      } else if (article) {
        kept.add(entry);
      }
    }
    return new Arrivals(kept, aliases, fresh);
  }

  /** Whether an entry is one that was known by another identifier, which is not in use any more. */
  private record Alias(
      Map<String, Set<String>> known,
      Map<String, Long> given,
      Function<CleanedEntry, Optional<String>> mark,
      Set<String> present) {
    Alias(
        Map<String, Set<String>> known,
        List<CleanedEntry> given,
        Function<CleanedEntry, Optional<String>> mark,
        Set<String> present) {
      this(
          known,
          given.stream()
              .flatMap(entry -> mark.apply(entry).stream())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
          mark,
          present);
    }

    /** What several share, now or then, tells none of them. */
    boolean of(CleanedEntry entry) {
      return mark.apply(entry)
          .filter(value -> given.getOrDefault(value, 0L) == 1)
          .map(value -> known.getOrDefault(value, Set.of()))
          .filter(keys -> keys.size() == 1 && keys.stream().noneMatch(present::contains))
          .isPresent();
    }
  }

  /** Each entry once; those that share an identifier but nothing else get one of their own. */
  public static List<CleanedEntry> distinct(List<CleanedEntry> given) {
    Map<String, Set<String>> byKey = new HashMap<>();
    given.forEach(
        entry -> byKey.computeIfAbsent(entry.key(), any -> new HashSet<>()).add(entry.ownKey()));
    Set<String> taken = new HashSet<>();
    return given.stream()
        .map(entry -> shared(byKey, entry) ? entry.named(entry.ownKey()) : entry)
        .filter(entry -> taken.add(entry.key()))
        .toList();
  }

  private static boolean shared(Map<String, Set<String>> byKey, CleanedEntry entry) {
    return byKey.getOrDefault(entry.key(), Set.of()).size() > 1;
  }
}
