package pressrun.audience;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import pressrun.audience.SubscriberStore.Known;
import pressrun.database.Database;
import pressrun.database.Transaction;

/**
 * Keeps people who have left elsewhere. An active person is taken off, and no later file brings the
 * person back; done twice, it changes nothing the second time.
 */
public final class OptOutStore {
  /** The reason of a suppression that {@link AudienceStore#remove} made. */
  private static final String REMOVED = "removed";

  private final Database database;
  private final AudienceStore audience;
  private final SuppressionStore suppressions;
  private final SubscriberStore rows;

  public OptOutStore(
      Database database, AudienceStore audience, SuppressionStore suppressions, Clock clock) {
    this.database = database;
    this.audience = audience;
    this.suppressions = suppressions;
    this.rows = new SubscriberStore(clock);
  }

  /** Keeps them in one transaction; what came of each, in their order. */
  public List<AddOutcome> keep(String newsletter, List<SubscriberFile.Row> people) {
    return database.inTransaction(
        transaction ->
            audience
                .candidates()
                .outcomes(
                    people,
                    row -> row.person().address(),
                    some -> keep(transaction, newsletter, some)));
  }

  private List<AddOutcome> keep(
      Transaction transaction, String newsletter, List<Candidate<SubscriberFile.Row>> people) {
    Map<String, String> suppressed = audience.candidates().suppressed(transaction, people);
    List<Candidate<SubscriberFile.Row>> kept =
        people.stream().filter(one -> !isRemoved(one, suppressed)).toList();
    rows.keep(transaction, kept.stream().map(OptOutStore::nameless).toList());
    Map<String, Known> before = rows.known(transaction, newsletter, kept);
    Map<Long, Standing> standings = new LinkedHashMap<>();
    kept.forEach(one -> standings.put(known(before, one).subscriber(), one.person().standing()));
    rows.takeOff(transaction, newsletter, standings);
    kept.forEach(one -> suppress(transaction, one));
    return people.stream()
        .map(
            one ->
                isRemoved(one, suppressed)
                    ? new AddOutcome.Suppressed(REMOVED)
                    : outcome(one.person().standing(), known(before, one)))
        .toList();
  }

  private static boolean isRemoved(Candidate<?> one, Map<String, String> suppressed) {
    return REMOVED.equals(suppressed.get(one.key()));
  }

  private static Candidate<NewSubscriber> nameless(Candidate<?> one) {
    return one.as(new NewSubscriber(one.address().address(), "", Optional.empty()));
  }

  private static Known known(Map<String, Known> before, Candidate<?> one) {
    return Objects.requireNonNull(before.get(one.key()));
  }

  private void suppress(Transaction transaction, Candidate<SubscriberFile.Row> one) {
    Standing standing = one.person().standing();
    if (standing == Standing.BOUNCED) {
      suppressions.bounced(transaction, one.key());
    } else if (standing == Standing.COMPLAINED) {
      suppressions.add(transaction, one.key(), "complained");
    }
  }

  private static AddOutcome outcome(Standing standing, Known before) {
    return before.isOn() ? new AddOutcome.TakenOff(standing) : new AddOutcome.KeptOut(standing);
  }
}
