package pressrun.audience;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import pressrun.database.Database;

/** Looks up how people stand with a newsletter before an import. */
public final class PresenceStore {
  private final Database database;
  private final AudienceStore audience;

  public PresenceStore(Database database, AudienceStore audience) {
    this.database = database;
    this.audience = audience;
  }

  /** A person's presence before an import: unknown to the newsletter, on its list, or off it. */
  public enum Presence {
    UNKNOWN,
    ON_LIST,
    OFF_LIST
  }

  /** Counts people with valid addresses by their presence, many at a time. */
  public Map<Presence, Long> count(String newsletter, List<NewSubscriber> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    List<String> keys = people.stream().map(person -> audience.keyOf(person.address())).toList();
    Map<String, Presence> known =
        database.read(transaction -> known(transaction.handle(), newsletter, keys));
    return keys.stream()
        .collect(
            Collectors.groupingBy(
                key -> known.getOrDefault(key, Presence.UNKNOWN), Collectors.counting()));
  }

  private static Map<String, Presence> known(Handle handle, String newsletter, List<String> keys) {
    Map<String, Presence> known = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT s.address_key, p.state FROM subscriber s JOIN subscription p ON p.subscriber = s.id
            WHERE p.newsletter = :newsletter AND s.address_key IN (<keys>)
            """)
        .bind("newsletter", newsletter)
        .bindList("keys", keys)
        .map((row, context) -> Map.entry(row.getString(1), Standing.valueOf(row.getString(2))))
        .forEach(entry -> known.put(entry.getKey(), presence(entry.getValue())));
    handle
        .createQuery("SELECT address_key FROM suppression WHERE address_key IN (<keys>)")
        .bindList("keys", keys)
        .mapTo(String.class)
        .forEach(key -> known.put(key, Presence.OFF_LIST));
    return known;
  }

  private static Presence presence(Standing standing) {
    return standing.hasLeft() ? Presence.OFF_LIST : Presence.ON_LIST;
  }
}
