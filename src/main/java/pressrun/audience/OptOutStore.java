package pressrun.audience;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import pressrun.database.Database;
import pressrun.database.Transaction;

/**
 * Keeps people who have left elsewhere. An active person is taken off, and no later file brings the
 * person back; done twice, it changes nothing the second time.
 */
public final class OptOutStore {
  private final Database database;
  private final AudienceStore audience;
  private final SuppressionStore suppressions;
  private final Clock clock;

  public OptOutStore(
      Database database, AudienceStore audience, SuppressionStore suppressions, Clock clock) {
    this.database = database;
    this.audience = audience;
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /** Keeps them in one transaction; what came of each, in their order. */
  public List<AddOutcome> keep(String newsletter, List<SubscriberFile.Row> rows) {
    return database.inTransaction(
        transaction -> rows.stream().map(row -> keep(transaction, newsletter, row)).toList());
  }

  private AddOutcome keep(Transaction transaction, String newsletter, SubscriberFile.Row row) {
    AddressVerdict verdict = Addresses.judge(row.person().address());
    if (verdict instanceof AddressVerdict.Invalid invalid) {
      return new AddOutcome.Refused(invalid.why());
    }
    AddressVerdict.Valid valid = (AddressVerdict.Valid) verdict;
    String address = valid.address();
    String key = audience.keyOf(address);
    Optional<String> suppressed = audience.suppressed(transaction, valid);
    if (suppressed.filter("removed"::equals).isPresent()) {
      return new AddOutcome.Suppressed(suppressed.get());
    }
    NewSubscriber nameless = new NewSubscriber(address, "", Optional.empty());
    long subscriber = audience.keep(transaction.handle(), key, address, nameless);
    boolean wasOn = isOn(transaction, newsletter, subscriber);
    takeOff(transaction, newsletter, subscriber, row.standing());
    if (row.standing() == Standing.BOUNCED) {
      suppressions.bounced(transaction, key);
    } else if (row.standing() == Standing.COMPLAINED) {
      suppressions.add(transaction, key, "complained");
    }
    return wasOn ? new AddOutcome.TakenOff(row.standing()) : new AddOutcome.KeptOut(row.standing());
  }

  private static boolean isOn(Transaction transaction, String newsletter, long subscriber) {
    return transaction
            .handle()
            .createQuery(
                """
                SELECT count(*) FROM subscription WHERE newsletter = :newsletter
                  AND subscriber = :subscriber AND state IN ('ACTIVE', 'PENDING')
                """)
            .bind("newsletter", newsletter)
            .bind("subscriber", subscriber)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** An opt-out is never weakened: only a bounce may become one. */
  private void takeOff(
      Transaction transaction, String newsletter, long subscriber, Standing standing) {
    transaction
        .handle()
        .createUpdate(
            """
            INSERT INTO subscription (newsletter, subscriber, state, since, cadence, cohort)
            VALUES (:newsletter, :subscriber, :state, :now, :cadence, :cohort)
            ON CONFLICT (newsletter, subscriber) DO UPDATE SET state = excluded.state, since = excluded.since
            WHERE subscription.state IN ('ACTIVE', 'PENDING')
              OR (subscription.state = 'BOUNCED' AND excluded.state <> 'BOUNCED')
            """)
        .bind("newsletter", newsletter)
        .bind("subscriber", subscriber)
        .bind("state", standing.name())
        .bind("now", clock.millis())
        .bind("cadence", Preference.NONE.cadence())
        .bind("cohort", Preference.NONE.cohort().name())
        .execute();
  }
}
