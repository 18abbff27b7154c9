package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.atIndex;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import pressrun.database.Database;
import pressrun.database.Dialect;
import pressrun.secret.Keys;
import pressrun.secret.Purpose;
import pressrun.secret.Tokens;
import pressrun.testing.EachDatabase;
import pressrun.testing.SettableClock;

final class AudienceStoreTest {
  private static final String DAILY = "harbour-daily";
  private static final String WEEKLY = "harbour-weekly";
  private static final Tokens TOKENS =
      new Tokens(Keys.load(Path.of("unused"), Optional.of("a secret for tests and nothing else")));

  private final SettableClock clock = new SettableClock();

  private SuppressionStore suppressions(Database database) {
    return new SuppressionStore(database, clock);
  }

  private AudienceStore audience(Database database) {
    return new AudienceStore(database, suppressions(database), TOKENS, clock);
  }

  private static NewSubscriber person(String address) {
    return new NewSubscriber(address, "Mina", Optional.of(Locale.KOREAN));
  }

  private static long added(AudienceStore audience, String newsletter, String address) {
    return ((AddOutcome.Added) audience.add(newsletter, person(address))).subscriber();
  }

  private static List<Subscription> list(AudienceStore audience, String newsletter) {
    List<Subscription> subscriptions = new ArrayList<>();
    audience.each(newsletter, subscriptions::add);
    return subscriptions;
  }

  private static String key(String address) {
    return TOKENS.hash(Purpose.ADDRESS, address);
  }

  @EachDatabase
  void aPersonIsFoundAsSheWasAdded(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "mina@example.org");
    Subscriber mina = new Subscriber(id, "mina@example.org", "Mina", Optional.of(Locale.KOREAN));
    assertThat(audience.find(id)).contains(mina);
    assertThat(audience.find("mina@example.org")).contains(mina);
    assertThat(list(audience, DAILY))
        .containsExactly(new Subscription(mina, Standing.ACTIVE, clock.instant(), Preference.NONE));
    assertThat(list(audience, WEEKLY)).isEmpty();
  }

  @EachDatabase
  void whoReadsOneNewsletterIsStillAStrangerToAnother(Database database) {
    AudienceStore audience = audience(database);
    long mina = added(audience, DAILY, "mina@example.org");
    added(audience, WEEKLY, "left@example.org");
    audience.unsubscribe(WEEKLY, audience.find("left@example.org").orElseThrow().id());
    List<NewSubscriber> people =
        List.of(person("Mina@example.org"), person("left@example.org"), person("new@example.org"));
    assertThat(audience.strangers(WEEKLY, people))
        .extracting(NewSubscriber::address)
        .containsExactly("Mina@example.org", "new@example.org");
    assertThat(audience.add(WEEKLY, people.get(0))).isEqualTo(new AddOutcome.Added(mina));
  }

  @EachDatabase
  void aRemovalThatFailsHasDoneNothing(Database database) {
    AudienceStore audience = audience(database);
    long mina = added(audience, DAILY, "mina@example.org");
    database.useTransaction(
        transaction -> {
          transaction
              .handle()
              .execute("CREATE TABLE keeper (subscriber BIGINT REFERENCES subscriber (id))");
          transaction.handle().execute("INSERT INTO keeper (subscriber) VALUES (?)", mina);
        });
    assertThatThrownBy(() -> audience.remove("mina@example.org"))
        .isInstanceOf(RuntimeException.class);
    assertThat(suppressions(database).reason(key("mina@example.org"))).isEmpty();
    assertThat(list(audience, DAILY)).hasSize(1);
  }

  @EachDatabase
  void whoReadsAListHoldsNobodyUp(Database database) {
    AudienceStore audience = audience(database);
    added(audience, DAILY, "mina@example.org");
    List<Long> reading = new ArrayList<>();
    audience.each(
        DAILY,
        subscription -> {
          // Elsewhere: in one thread JDBI takes the connection that is reading.
          CompletableFuture.runAsync(() -> added(audience, WEEKLY, "joon@example.org")).join();
          reading.add(CompletableFuture.supplyAsync(() -> openReadings(database)).join());
        });
    assertThat(reading).containsExactly(0L);
  }

  private static long openReadings(Database database) {
    return database.dialect() == Dialect.SQLITE
        ? 0
        : database.read(
            transaction ->
                transaction
                    .handle()
                    .createQuery(
                        """
                        SELECT count(*) FROM pg_stat_activity WHERE state = 'idle in transaction'
                          AND datname = current_database() AND query LIKE '%p.since%'
                        """)
                    .mapTo(Long.class)
                    .one());
  }

  @EachDatabase
  void aListOfManyPortionsIsGivenWholeInTheOrderInWhichPeopleCame(Database database) {
    AudienceStore audience = audience(database);
    List<NewSubscriber> people =
        IntStream.rangeClosed(1, 2 * Database.PORTION + 1)
            .mapToObj(i -> person("reader" + (5_000 - i) + "@readers.test"))
            .toList();
    assertThat(audience.addAll(DAILY, people)).allMatch(AddOutcome.Added.class::isInstance);
    added(audience, WEEKLY, "joon@example.org");
    assertThat(list(audience, DAILY))
        .extracting(one -> one.subscriber().address())
        .containsExactlyElementsOf(people.stream().map(NewSubscriber::address).toList());
  }

  @EachDatabase
  void ofManyAddedAtOnceEachIsToldInItsPlace(Database database) {
    AudienceStore audience = audience(database);
    long ada = added(audience, DAILY, "ada@example.org");
    audience.unsubscribe(DAILY, added(audience, DAILY, "noah@example.org"));
    suppressions(database).add(key("liam@example.org"), "complained");
    List<AddOutcome> outcomes =
        audience.addAll(
            DAILY,
            List.of(
                person("mina@example.org"),
                person("nobody"),
                person("Ada@Example.org"),
                person("liam@example.org"),
                new NewSubscriber("MINA@example.org", "Mina", Optional.empty()),
                person("noah@example.org"),
                new NewSubscriber("joon@example.org", "Joon\nBcc: x", Optional.empty())));
    Subscriber mina = audience.find("mina@example.org").orElseThrow();
    assertThat(mina.name()).isEqualTo("Mina");
    assertThat(outcomes.get(1)).isInstanceOf(AddOutcome.Refused.class);
    assertThat(outcomes.get(6)).isInstanceOf(AddOutcome.Refused.class);
    assertThat(outcomes)
        .hasSize(7)
        .contains(new AddOutcome.Added(mina.id()), atIndex(0))
        .contains(new AddOutcome.Known(ada), atIndex(2))
        .contains(new AddOutcome.Suppressed("complained"), atIndex(3))
        .contains(new AddOutcome.Known(mina.id()), atIndex(4))
        .contains(new AddOutcome.OptedOut(Standing.UNSUBSCRIBED), atIndex(5));
  }

  @EachDatabase
  void anyNameIsKeptAsItIs(Database database) {
    AudienceStore audience = audience(database);
    List<String> names =
        List.of(
            "O'Brien \"Obi\"",
            "김민아 🦢👩‍👩‍👧",
            "עדה לב",
            "=1+1",
            "%_\\",
            "; DROP TABLE subscriber");
    for (int i = 0; i < names.size(); i++) {
      audience.add(
          DAILY, new NewSubscriber("p" + i + "@example.org", names.get(i), Optional.empty()));
    }
    assertThat(list(audience, DAILY))
        .extracting(subscription -> subscription.subscriber().name())
        .containsExactlyElementsOf(names);
  }

  @EachDatabase
  void aNameWithALineBreakOrANulIsRefused(Database database) {
    AudienceStore audience = audience(database);
    for (String name : List.of("Mina\r\nBcc: all@example.org", "Mi\0na")) {
      assertThat(audience.add(DAILY, new NewSubscriber("mina@example.org", name, Optional.empty())))
          .isInstanceOf(AddOutcome.Refused.class);
    }
    assertThat(audience.find("mina@example.org")).isEmpty();
  }

  @EachDatabase
  void otherSpellingsOfAnAddressAreTheSamePerson(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "Mina@Example.ORG");
    assertThat(audience.add(DAILY, person(" mina@example.org ")))
        .isEqualTo(new AddOutcome.Known(id));
    assertThat(audience.find("MINA@example.org")).isPresent();
    long other = added(audience, DAILY, "mina@bücher.example");
    assertThat(audience.add(DAILY, person("mina@xn--bcher-kva.example")))
        .isEqualTo(new AddOutcome.Known(other));
  }

  @EachDatabase
  void addedAgainHerNameIsBroughtUpToDateButNeverEmptied(Database database) {
    AudienceStore audience = audience(database);
    added(audience, DAILY, "mina@example.org");
    audience.add(DAILY, new NewSubscriber("mina@example.org", "", Optional.empty()));
    assertThat(audience.find("mina@example.org").orElseThrow().name()).isEqualTo("Mina");
    audience.add(DAILY, new NewSubscriber("mina@example.org", "Mina Kim", Optional.empty()));
    Subscriber mina = audience.find("mina@example.org").orElseThrow();
    assertThat(mina.name()).isEqualTo("Mina Kim");
    assertThat(mina.language()).contains(Locale.KOREAN);
  }

  @EachDatabase
  void manyWhoAddHerAtOnceAddHerOnce(Database database) {
    AudienceStore audience = audience(database);
    List<CompletableFuture<AddOutcome>> adding =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> audience.add(DAILY, person("mina@example.org"))))
            .toList();
    assertThat(adding.stream().map(CompletableFuture::join))
        .filteredOn(AddOutcome.Added.class::isInstance)
        .hasSize(1);
    assertThat(list(audience, DAILY)).hasSize(1);
  }

  @EachDatabase
  void whoLeftIsNotBroughtBackByAnImport(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "mina@example.org");
    assertThat(audience.unsubscribe(DAILY, id)).isTrue();
    assertThat(audience.add(DAILY, person("mina@example.org")))
        .isEqualTo(new AddOutcome.OptedOut(Standing.UNSUBSCRIBED));
    assertThat(audience.counts(DAILY)).containsOnly(Map.entry(Standing.UNSUBSCRIBED, 1L));
  }

  @EachDatabase
  void leavingTwiceKeepsTheFirstDate(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "mina@example.org");
    clock.advance(Duration.ofDays(1));
    audience.unsubscribe(DAILY, id);
    var left = clock.instant();
    clock.advance(Duration.ofDays(1));
    assertThat(audience.unsubscribe(DAILY, id)).isTrue();
    assertThat(list(audience, DAILY)).extracting(Subscription::since).containsExactly(left);
  }

  @EachDatabase
  void leavingOneNewsletterIsNotLeavingAnother(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "mina@example.org");
    assertThat(added(audience, WEEKLY, "mina@example.org")).isEqualTo(id);
    audience.unsubscribe(DAILY, id);
    assertThat(audience.counts(WEEKLY)).containsOnly(Map.entry(Standing.ACTIVE, 1L));
  }

  @EachDatabase
  void leavingWhatOneNeverHadIsSaid(Database database) {
    AudienceStore audience = audience(database);
    assertThat(audience.unsubscribe(DAILY, 4711)).isFalse();
  }

  @EachDatabase
  void aSuppressedAddressIsNotAdded(Database database) {
    suppressions(database).add(key("mina@example.org"), "complained");
    assertThat(audience(database).add(DAILY, person("Mina@example.org")))
        .isEqualTo(new AddOutcome.Suppressed("complained"));
  }

  @EachDatabase
  void theFirstReasonOfASuppressionStays(Database database) {
    SuppressionStore suppressions = suppressions(database);
    suppressions.add(key("mina@example.org"), "complained");
    suppressions.add(key("mina@example.org"), "bounced");
    assertThat(suppressions.reason(key("mina@example.org"))).contains("complained");
    assertThat(suppressions.reason(key("ada@example.org"))).isEmpty();
  }

  @EachDatabase
  void aRemovedPersonIsForgottenButHerSuppressionStays(Database database) {
    AudienceStore audience = audience(database);
    long id = added(audience, DAILY, "mina@example.org");
    added(audience, WEEKLY, "mina@example.org");
    assertThat(audience.remove("MINA@example.org")).isTrue();
    assertThat(audience.find(id)).isEmpty();
    assertThat(list(audience, DAILY)).isEmpty();
    assertThat(list(audience, WEEKLY)).isEmpty();
    assertThat(audience.add(DAILY, person("mina@example.org")))
        .isEqualTo(new AddOutcome.Suppressed("removed"));
    assertThat(audience.remove("mina@example.org")).isFalse();
  }

  @EachDatabase
  void noAddressIsLeftWhenAPersonIsRemoved(Database database) {
    AudienceStore audience = audience(database);
    added(audience, DAILY, "mina@example.org");
    audience.remove("mina@example.org");
    long traces =
        database.read(
            transaction ->
                transaction
                    .handle()
                    .createQuery(
                        "SELECT count(*) FROM suppression WHERE address_key LIKE '%@%' OR reason LIKE '%@%'")
                    .mapTo(Long.class)
                    .one());
    assertThat(traces).isZero();
  }

  @EachDatabase
  void numbersBeyondThirtyTwoBitsAreNumbersToo(Database database) {
    long far = 3_000_000_000_000L;
    database.useTransaction(
        transaction ->
            transaction
                .handle()
                .execute(
                    "INSERT INTO subscriber (id, address, address_key, name, added_at) VALUES (?, ?, ?, '', 0)",
                    far,
                    "mina@example.org",
                    key("mina@example.org")));
    AudienceStore audience = audience(database);
    assertThat(audience.add(DAILY, person("mina@example.org")))
        .isEqualTo(new AddOutcome.Added(far));
    assertThat(audience.unsubscribe(DAILY, far)).isTrue();
    assertThat(audience.find(far)).isPresent();
  }

  @EachDatabase
  void onlyWhoIsWrittenToIsCountedAtADomain(Database database) {
    AudienceStore audience = audience(database);
    added(audience, DAILY, "mina@example.org");
    added(audience, DAILY, "noah@notexample.org");
    audience.unsubscribe(DAILY, added(audience, DAILY, "ada@example.org"));
    assertThat(audience.madeUp(DAILY)).contains(new MadeUp.Found(1, "mina@example.org"));
    assertThat(audience.activeAddresses(DAILY, 10))
        .containsExactly("mina@example.org", "noah@notexample.org");
  }
}
