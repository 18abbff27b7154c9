package pressrun.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import pressrun.database.Database;
import pressrun.testing.EachDatabase;
import pressrun.testing.Heard;
import pressrun.testing.SettableClock;

final class AlertStoreTest {
  private final SettableClock clock = new SettableClock();

  @EachDatabase
  void anAlertStandsOpenUntilItIsCleared(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    alerts.raise("relay:main", "the relay refuses its password");
    assertThat(alerts.open())
        .containsExactly(
            new Alert("relay:main", "the relay refuses its password", clock.instant()));
    alerts.clear("relay:main");
    assertThat(alerts.open()).isEmpty();
  }

  @EachDatabase
  void theLogTellsOnceWhenItBeginsAndWhenItEnds(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    try (Heard heard = new Heard("pressrun.alert")) {
      alerts.raise("source:city-desk", "City desk: 404");
      alerts.raise("source:city-desk", "City desk: 404");
      alerts.clear("source:city-desk");
      alerts.clear("source:city-desk");
      assertThat(heard.lines()).containsExactly("City desk: 404", "alert ends: City desk: 404");
    }
  }

  @EachDatabase
  void raisedAgainItKeepsItsBeginningAndRenewsItsWords(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    Instant began = clock.instant();
    alerts.raise("relay:main", "refused once");
    clock.advance(Duration.ofHours(1));
    alerts.raise("relay:main", "refused three times");
    assertThat(alerts.open())
        .containsExactly(new Alert("relay:main", "refused three times", began));
  }

  @EachDatabase
  void afterItWasClearedItIsANewOne(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    alerts.raise("relay:main", "refused");
    alerts.clear("relay:main");
    clock.advance(Duration.ofHours(1));
    alerts.raise("relay:main", "refused");
    assertThat(alerts.open()).extracting(Alert::raisedAt).containsExactly(clock.instant());
  }

  @EachDatabase
  void clearingWhatIsNotOpenIsNothing(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    alerts.raise("source:city-desk", "not a feed");
    alerts.clear("source:foreign-desk");
    assertThat(alerts.open()).hasSize(1);
  }

  @EachDatabase
  void theNewestStandsFirst(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    alerts.raise("a", "first");
    alerts.raise("b", "second, in the same moment");
    clock.advance(Duration.ofMillis(1));
    alerts.raise("c", "third");
    assertThat(alerts.open()).extracting(Alert::key).containsExactly("c", "b", "a");
  }

  @EachDatabase
  void manyWhoRaiseItAtOnceRaiseOne(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    List<CompletableFuture<Void>> raising =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.runAsync(() -> alerts.raise("relay:main", "refused")))
            .toList();
    raising.forEach(CompletableFuture::join);
    assertThat(alerts.open()).hasSize(1);
  }

  @EachDatabase
  void whatARelaySaidWithANulInItIsToldAllTheSame(Database database) {
    AlertStore alerts = new AlertStore(database, clock);
    alerts.raise("relay:main", "421 \0 busy");
    assertThat(alerts.open()).extracting(Alert::message).containsExactly("421 \uFFFD busy");
  }
}
