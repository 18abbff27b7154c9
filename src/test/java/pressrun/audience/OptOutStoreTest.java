package pressrun.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pressrun.audience.PresenceStore.Presence;
import pressrun.database.Database;
import pressrun.secret.Keys;
import pressrun.secret.Tokens;
import pressrun.testing.EachDatabase;
import pressrun.testing.SettableClock;

/** People who have left elsewhere are kept out here. */
final class OptOutStoreTest {
  private static final String DAILY = "harbour-daily";
  private static final String WEEKLY = "harbour-weekly";
  private static final Tokens TOKENS =
      new Tokens(Keys.load(Path.of("unused"), Optional.of("a secret for tests and nothing else")));

  private final SettableClock clock = new SettableClock();

  private AudienceStore audience(Database database) {
    return new AudienceStore(database, new SuppressionStore(database, clock), TOKENS, clock);
  }

  private OptOutStore optOuts(Database database) {
    return new OptOutStore(
        database, audience(database), new SuppressionStore(database, clock), clock);
  }

  private static NewSubscriber person(String address) {
    return new NewSubscriber(address, "Mina", Optional.empty());
  }

  private static List<NewSubscriber> people(String... addresses) {
    return Arrays.stream(addresses).map(OptOutStoreTest::person).toList();
  }

  private static List<SubscriberFile.Row> row(String address, Standing standing) {
    return List.of(new SubscriberFile.Row(2, person(address), standing));
  }

  @EachDatabase
  void anActivePersonIsTakenOffThisNewsletterOnly(Database database) {
    AudienceStore audience = audience(database);
    audience.add(DAILY, person("mina@example.org"));
    audience.add(WEEKLY, person("mina@example.org"));
    assertThat(optOuts(database).keep(DAILY, row("Mina@example.org ", Standing.UNSUBSCRIBED)))
        .containsExactly(new AddOutcome.TakenOff(Standing.UNSUBSCRIBED));
    assertThat(audience.counts(DAILY)).isEqualTo(Map.of(Standing.UNSUBSCRIBED, 1L));
    assertThat(audience.counts(WEEKLY)).isEqualTo(Map.of(Standing.ACTIVE, 1L));
    assertThat(audience.find("mina@example.org").orElseThrow().name()).isEqualTo("Mina");
  }

  @EachDatabase
  void aStrangerWhoLeftElsewhereIsKeptOutWithoutAName(Database database) {
    AudienceStore audience = audience(database);
    assertThat(optOuts(database).keep(DAILY, row("mina@example.org", Standing.UNSUBSCRIBED)))
        .containsExactly(new AddOutcome.KeptOut(Standing.UNSUBSCRIBED));
    assertThat(audience.find("mina@example.org").orElseThrow().name()).isEmpty();
    assertThat(audience.add(DAILY, person("mina@example.org")))
        .isEqualTo(new AddOutcome.OptedOut(Standing.UNSUBSCRIBED));
  }

  @EachDatabase
  void whoBouncedElsewhereIsWrittenToByNoNewsletter(Database database) {
    AudienceStore audience = audience(database);
    audience.add(WEEKLY, person("mina@example.org"));
    optOuts(database).keep(DAILY, row("mina@example.org", Standing.BOUNCED));
    assertThat(audience.counts(WEEKLY)).isEqualTo(Map.of(Standing.BOUNCED, 1L));
    assertThat(audience.add("another", person("mina@example.org")))
        .isEqualTo(new AddOutcome.Suppressed("bounced"));
  }

  @EachDatabase
  void anOptOutIsNeverWeakenedToABounce(Database database) {
    AudienceStore audience = audience(database);
    OptOutStore optOuts = optOuts(database);
    optOuts.keep(DAILY, row("mina@example.org", Standing.BOUNCED));
    optOuts.keep(DAILY, row("mina@example.org", Standing.UNSUBSCRIBED));
    assertThat(audience.counts(DAILY)).isEqualTo(Map.of(Standing.UNSUBSCRIBED, 1L));
    optOuts.keep(DAILY, row("mina@example.org", Standing.BOUNCED));
    assertThat(audience.counts(DAILY)).isEqualTo(Map.of(Standing.UNSUBSCRIBED, 1L));
  }

  @EachDatabase
  void somebodyWhoWasForgottenIsNotStoredAgain(Database database) {
    AudienceStore audience = audience(database);
    audience.add(DAILY, person("mina@example.org"));
    audience.remove("mina@example.org");
    assertThat(optOuts(database).keep(DAILY, row("mina@example.org", Standing.UNSUBSCRIBED)))
        .containsExactly(new AddOutcome.Suppressed("removed"));
    assertThat(audience.find("mina@example.org")).isEmpty();
  }

  @EachDatabase
  void theForecastTellsStrangersFromThoseOnTheListAndOffIt(Database database) {
    AudienceStore audience = audience(database);
    audience.addAll(DAILY, people("on@example.org", "off@example.org", "gone@example.org"));
    audience.add(WEEKLY, person("elsewhere@example.org"));
    optOuts(database).keep(DAILY, row("off@example.org", Standing.UNSUBSCRIBED));
    audience.remove("gone@example.org");
    PresenceStore presences = new PresenceStore(database, audience);
    List<NewSubscriber> people =
        people(
            "on@example.org",
            "off@example.org",
            "gone@example.org",
            "elsewhere@example.org",
            "new@example.org");
    assertThat(presences.count(DAILY, people))
        .isEqualTo(Map.of(Presence.ON_LIST, 1L, Presence.OFF_LIST, 2L, Presence.UNKNOWN, 2L));
    assertThat(presences.count(DAILY, List.of())).isEmpty();
  }
}
