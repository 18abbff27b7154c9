package pressrun.audience;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pressrun.database.Transaction;

/** The rows of subscribers, many at a time, in the caller's transaction. */
final class SubscriberStore {
  private final Clock clock;

  SubscriberStore(Clock clock) {
    this.clock = clock;
  }

  /**
   * A person's number.
   *
   * @param standing with one newsletter; empty when the person never subscribed to it
   */
  record Known(long subscriber, Optional<Standing> standing) {
    boolean isOn() {
      return standing.filter(how -> !how.hasLeft()).isPresent();
    }
  }

  /** Adds a row for each person who has none, and brings names and languages up to date. */
  void keep(Transaction transaction, List<Candidate<NewSubscriber>> people) {
    long now = clock.millis();
    var unused =
        transaction.batch(
            """
            INSERT INTO subscriber (address, address_key, name, language, added_at)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (address_key) DO UPDATE SET
              name = CASE WHEN excluded.name = '' THEN subscriber.name ELSE excluded.name END,
              language = COALESCE(excluded.language, subscriber.language)
            WHERE (excluded.name <> '' AND excluded.name <> subscriber.name)
              OR (excluded.language IS NOT NULL AND excluded.language <> COALESCE(subscriber.language, ''))
            """,
            people,
            (statement, candidate) -> {
              statement.setString(1, candidate.address().address());
              statement.setString(2, candidate.key());
              statement.setString(3, candidate.person().name());
              statement.setString(
                  4, candidate.person().language().map(Locale::toLanguageTag).orElse(null));
              statement.setLong(5, now);
            });
  }

  /** Returns the standing with a newsletter of each person who has a row, by the address key. */
  <T> Map<String, Known> known(
      Transaction transaction, String newsletter, List<Candidate<T>> people) {
    Map<String, Known> known = new HashMap<>();
    if (people.isEmpty()) {
      return known;
    }
    transaction
        .handle()
        .createQuery(
            """
            SELECT s.address_key, s.id, p.state
            FROM subscriber s LEFT JOIN subscription p ON p.subscriber = s.id AND p.newsletter = :newsletter
            WHERE s.address_key IN (<keys>)
            """)
        .bind("newsletter", newsletter)
        .bindList("keys", people.stream().map(Candidate::key).toList())
        .map(
            (row, context) ->
                Map.entry(
                    row.getString("address_key"),
                    new Known(
                        row.getLong("id"),
                        Optional.ofNullable(row.getString("state")).map(Standing::valueOf))))
        .forEach(entry -> known.put(entry.getKey(), entry.getValue()));
    return known;
  }

  /** A subscriber's number and what the person chose. */
  record Choice(long subscriber, Preference preference) {}

  /** Subscribes people who never were; true for each that was added by it, in their order. */
  List<Boolean> subscribe(Transaction transaction, String newsletter, List<Choice> people) {
    long now = clock.millis();
    return transaction.batch(
        """
        INSERT INTO subscription (newsletter, subscriber, state, since, cadence, cohort)
        VALUES (?, ?, 'ACTIVE', ?, ?, ?)
        ON CONFLICT (newsletter, subscriber) DO NOTHING
        """,
        people,
        (statement, choice) -> {
          statement.setString(1, newsletter);
          statement.setLong(2, choice.subscriber());
          statement.setLong(3, now);
          statement.setString(4, choice.preference().cadence());
          statement.setString(5, choice.preference().cohort().name());
        });
  }

  /** Takes people off a newsletter; an opt-out is never weakened: only a bounce may become one. */
  void takeOff(Transaction transaction, String newsletter, Map<Long, Standing> standings) {
    long now = clock.millis();
    var unused =
        transaction.batch(
            """
            INSERT INTO subscription (newsletter, subscriber, state, since, cadence, cohort)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (newsletter, subscriber) DO UPDATE SET state = excluded.state, since = excluded.since
            WHERE subscription.state IN ('ACTIVE', 'PENDING')
              OR (subscription.state = 'BOUNCED' AND excluded.state <> 'BOUNCED')
            """,
            List.copyOf(standings.entrySet()),
            (statement, entry) -> {
              statement.setString(1, newsletter);
              statement.setLong(2, entry.getKey());
              statement.setString(3, entry.getValue().name());
              statement.setLong(4, now);
              statement.setString(5, Preference.NONE.cadence());
              statement.setString(6, Preference.NONE.cohort().name());
            });
  }
}
