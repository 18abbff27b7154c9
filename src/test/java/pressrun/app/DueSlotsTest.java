package pressrun.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.alert.Alert;
import pressrun.audience.NewSubscriber;
import pressrun.audience.Preference;
import pressrun.config.ConfigOutcome;
import pressrun.config.Settings;
import pressrun.edition.Edition;
import pressrun.edition.Slot;
import pressrun.newsletter.Newsletter;
import pressrun.render.TemplateFault;
import pressrun.schedule.DueSlots;
import pressrun.testing.Sample;
import pressrun.testing.SettableClock;

/** The shipped sample's timetable, half past six on weekdays in London. */
final class DueSlotsTest {
  private static final Instant MONDAY = Instant.parse("2027-01-04T06:30:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock(MONDAY.minusSeconds(60));
  private Sample sample;
  private Home places;
  private Pressrun pressrun;
  private DueSlots due;

  @BeforeEach
  void open(@TempDir Path home) {
    sample = Sample.in(home);
    places = Home.of(Optional.of(sample.config()), Optional.of(sample.data()), Map.of());
    pressrun = Pressrun.open(places, settings());
    due = new DueSlots(pressrun.slots(), pressrun.press(), pressrun.alerts(), clock);
  }

  @AfterEach
  void close() {
    pressrun.close();
  }

  private Settings settings() {
    return ((ConfigOutcome.Valid) places.readConfiguration()).settings();
  }

  private void runAt(Instant moment) throws InterruptedException {
    clock.set(moment);
    due.run(newsletter());
  }

  private Newsletter newsletter() {
    return pressrun.catalogue().all().get(0);
  }

  private List<Instant> editions() {
    return pressrun.editions().list().stream().map(Edition::slot).map(Slot::due).toList();
  }

  private List<String> alerts() {
    return pressrun.alerts().open().stream().map(Alert::key).toList();
  }

  @Test
  void nothingRunsBeforeItsTime() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    assertThat(editions()).isEmpty();
  }

  @Test
  void aSlotRunsOnceHoweverOftenItIsLookedAt() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY);
    runAt(MONDAY.plusSeconds(1));
    assertThat(editions()).containsExactly(MONDAY);
  }

  @Test
  void aSlotFoundTooLateIsMissedAndToldUntilTheNextOneRuns() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY.plus(Duration.ofHours(7)));
    assertThat(editions()).isEmpty();
    assertThat(alerts()).containsExactly("missed:harbour-courier");

    runAt(MONDAY.plus(DAY));
    assertThat(editions()).containsExactly(MONDAY.plus(DAY));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void slotsThatAClockMissedWhichWasAYearAheadRunInTheirTime() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY.plus(DAY.multipliedBy(365)).plus(Duration.ofHours(7)));
    assertThat(editions()).isEmpty();
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY);
    assertThat(editions()).containsExactly(MONDAY);
    assertThat(editions().size() + pressrun.slots().open("harbour-courier", "regular").size())
        .isGreaterThan(200);
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyWaitingForTheRestAfterAFailure() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    sample.change(sample.newsletter(), "look:", "look:\n  template: plain");
    sample.write(sample.file("../templates/plain/html.ftlh"), "<html><body>plain</body></html>");
    sample.write(sample.file("../templates/plain/text.ftl"), "plain");
    pressrun.catalogue().replace(settings().newsletters());
    assertThatThrownBy(() -> runAt(MONDAY.plus(Duration.ofHours(1))))
        .isInstanceOf(TemplateFault.class);

    pressrun.templates().renew(templates -> {});
    runAt(MONDAY);
    assertThat(editions()).containsExactly(MONDAY);
  }

  @Test
  void whatFailedIsTriedAgainAfterARest() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    sample.change(sample.newsletter(), "look:", "look:\n  template: plain");
    sample.write(sample.file("../templates/plain/html.ftlh"), "<html><body>plain</body></html>");
    sample.write(sample.file("../templates/plain/text.ftl"), "plain");
    pressrun.catalogue().replace(settings().newsletters());
    assertThatThrownBy(() -> runAt(MONDAY)).isInstanceOf(TemplateFault.class);

    pressrun.templates().renew(templates -> {});
    runAt(MONDAY.plusSeconds(60));
    assertThat(editions()).isEmpty();
    runAt(MONDAY.plusSeconds(300));
    assertThat(editions()).containsExactly(MONDAY);
  }

  @Test
  void aSlotThatNobodyWouldGetIsEmptyAndItsArticlesStayForTheNext() throws InterruptedException {
    List<String> people = pressrun.audience().activeAddresses("harbour-courier", 9);
    people.forEach(pressrun.audience()::remove);
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY);
    assertThat(editions()).isEmpty();
    assertThat(alerts()).isEmpty();

    pressrun
        .audience()
        .add(
            "harbour-courier",
            new NewSubscriber("first@example.org", "", Optional.empty(), Preference.NONE));
    runAt(MONDAY.plusSeconds(60));
    assertThat(editions()).isEmpty();
    runAt(MONDAY.plus(DAY));
    assertThat(editions()).containsExactly(MONDAY.plus(DAY));
  }

  @Test
  void ofManySlotsFoundAtOnceOnlyTheNewestRuns() throws InterruptedException {
    runAt(MONDAY.minusSeconds(1));
    runAt(MONDAY.plus(DAY.multipliedBy(3)));
    assertThat(editions()).containsExactly(MONDAY.plus(DAY.multipliedBy(3)));
    assertThat(alerts()).containsExactly("missed:harbour-courier");
  }
}
