package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.alert.Alert;
import pressrun.alert.AlertStore;
import pressrun.database.Database;
import pressrun.secret.Keys;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.testing.EachDatabase;
import pressrun.testing.SettableClock;

/** Stored keys of addresses follow the rules for domains; nobody is merged away silently. */
final class DomainRulesStoreTest {
  private static final String DAILY = "harbour-daily";
  private static final Tokens TOKENS =
      new Tokens(Keys.load(Path.of("unused"), Optional.of("a secret for tests and nothing else")));

  private final SettableClock clock = new SettableClock();

  private AudienceStore audience(Database database) {
    return new AudienceStore(database, new SuppressionStore(database, clock), TOKENS, clock);
  }

  private static NewSubscriber person(String address) {
    return new NewSubscriber(address, "Mina", Optional.empty());
  }

  private static String key(String canonical) {
    return TOKENS.hash(Purpose.ADDRESS, canonical);
  }

  /** Adds a subscriber as the former rules had kept one. */
  private long former(Database database, String address, String canonical, String state) {
    return database.inTransaction(
        transaction -> {
          long id =
              transaction
                  .handle()
                  .createQuery(
                      """
                      INSERT INTO subscriber (address, address_key, name, added_at)
                      VALUES (:address, :key, '', 0) RETURNING id
                      """)
                  .bind("address", address)
                  .bind("key", key(canonical))
                  .mapTo(Long.class)
                  .one();
          transaction
              .handle()
              .execute(
                  "INSERT INTO subscription (newsletter, subscriber, state, since) VALUES (?, ?, ?, 0)",
                  DAILY,
                  id,
                  state);
          return id;
        });
  }

  private List<String> alerts(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    new DomainRulesStore(database, audience(database)).apply(alerts);
    return alerts.open().stream().map(Alert::message).toList();
  }

  @EachDatabase
  void aDomainThatIsReadInAnotherWayIsFoundByItsNewKeyAndTold(Database database) {
    long id = former(database, "mina@straße.example", "mina@strasse.example", "ACTIVE");
    former(database, "noor@bücher.example", "noor@xn--bcher-kva.example", "ACTIVE");
    former(database, "ada@readers.test", "ada@readers.test", "ACTIVE");

    assertThat(alerts(database))
        .singleElement()
        .asString()
        .contains("changes 1 subscriber: mina@straße.example")
        .contains("mail goes to xn--strae-oqa.example, until now to strasse.example")
        .doesNotContain("noor")
        .doesNotContain("ada");
    AudienceStore audience = audience(database);
    assertThat(audience.find("mina@xn--strae-oqa.example").orElseThrow().id()).isEqualTo(id);
    assertThat(audience.find("mina@strasse.example")).isEmpty();
    assertThat(audience.add(DAILY, person("mina@strasse.example")))
        .isInstanceOf(AddOutcome.Added.class);
  }

  @EachDatabase
  void theSecondStartChangesNothing(Database database) {
    former(database, "mina@faß.example", "mina@fass.example", "ACTIVE");
    assertThat(alerts(database)).hasSize(1);
    new AlertStore(database, clock).clear("domains");

    assertThat(alerts(database)).isEmpty();
  }

  @EachDatabase
  void ofTwoRowsOfOneMailboxAnOptOutWinsWhicheverItIs(Database database) {
    long left = former(database, "mina@straße.example", "mina@strasse.example", "UNSUBSCRIBED");
    long active =
        former(database, "mina@xn--strae-oqa.example", "mina@xn--strae-oqa.example", "ACTIVE");

    assertThat(alerts(database)).singleElement().asString().contains("the same mailbox as");
    assertThat(audience(database).counts(DAILY)).isEqualTo(Map.of(Standing.UNSUBSCRIBED, 1L));
    assertThat(audience(database).find(left)).isPresent();
    assertThat(audience(database).find(active)).isPresent();
  }

  @EachDatabase
  void theLinkInAMailToTheOtherRowStillUnsubscribesTheMailbox(Database database) {
    long other = former(database, "mina@straße.example", "mina@strasse.example", "ACTIVE");
    former(database, "mina@xn--strae-oqa.example", "mina@xn--strae-oqa.example", "ACTIVE");
    alerts(database);

    assertThat(audience(database).unsubscribe(DAILY, other)).isTrue();

    assertThat(audience(database).counts(DAILY)).isEqualTo(Map.of(Standing.UNSUBSCRIBED, 1L));
    assertThat(audience(database).remove("mina@straße.example")).isTrue();
    assertThat(audience(database).find(other)).isEmpty();
  }

  @EachDatabase
  void aSuppressionCountsForTheFormerAndForTheNewDomain(Database database) {
    former(database, "mina@faß.example", "mina@fass.example", "BOUNCED");
    new SuppressionStore(database, clock).add(key("mina@fass.example"), "bounced");

    alerts(database);

    SuppressionStore suppressions = new SuppressionStore(database, clock);
    assertThat(suppressions.reason(key("mina@xn--fa-hia.example"))).contains("bounced");
    assertThat(suppressions.reason(key("mina@fass.example"))).contains("bounced");
  }

  @EachDatabase
  void whoWasRemovedUnderTheFormerRulesIsNotBroughtBack(Database database) {
    new SuppressionStore(database, clock).add(key("mina@fass.example"), "removed");
    database.useTransaction(
        transaction -> transaction.handle().execute("UPDATE suppression SET former = 1"));

    alerts(database);

    assertThat(audience(database).add(DAILY, person("mina@faß.example")))
        .isEqualTo(new AddOutcome.Suppressed("removed"));
  }

  @EachDatabase
  void whoIsRemovedFromNowOnTakesNobodyElseAlong(Database database) {
    alerts(database);
    audience(database).add(DAILY, person("mina@fass.example"));
    audience(database).remove("mina@fass.example");

    assertThat(audience(database).add(DAILY, person("mina@faß.example")))
        .isInstanceOf(AddOutcome.Added.class);
  }

  @EachDatabase
  void anAddressThatNoMailCanReachIsTold(Database database) {
    former(database, "mina@xn--a.example", "mina@xn--a.example", "ACTIVE");

    assertThat(alerts(database)).singleElement().asString().contains("no mail can go there");
  }
}
