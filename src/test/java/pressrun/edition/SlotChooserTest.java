package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pressrun.database.Database;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Look;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Rules;
import pressrun.newsletter.Sender;
import pressrun.newsletter.Timetable;
import pressrun.testing.Rulebook;
import pressrun.testing.SettableClock;
import pressrun.testing.TestDatabase;

final class SlotChooserTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T07:30:00.456Z"));
  private Database database;
  private SlotStore slots;

  @BeforeEach
  void open(@TempDir Path folder) {
    database = TestDatabase.sqlite(folder);
    slots = new SlotStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Newsletter newsletter(Optional<Timetable> timetable) {
    return new Newsletter(
        "harbour-courier",
        "The Harbour Courier",
        "",
        Locale.ENGLISH,
        BERLIN,
        new Sender("Harbour", "courier@example.org", Optional.empty(), ""),
        List.of(),
        List.of(
            new Cadence(Cadence.REGULAR, Rulebook.plain(1, 9, 9, Rules.Order.NEWEST), timetable)),
        List.of(),
        new Look("digest", "s", "p", Map.of(), Optional.empty()));
  }

  private static Newsletter daily() {
    return newsletter(Optional.of(new Timetable("0 30 5,6 * * ?", Duration.ofHours(6))));
  }

  private Slot choose(Newsletter newsletter) {
    return new SlotChooser(slots, clock).choose(newsletter, Optional.empty());
  }

  private static Slot slot(int day, int hour) {
    return LocalTimetable.at(
        "harbour-courier", Cadence.REGULAR, LocalDateTime.of(2026, 3, day, hour, 30), BERLIN);
  }

  @Test
  void theLatestDueSlotThatWasNotRunIsMeant() {
    slots.add(slot(2, 5));
    slots.add(slot(2, 6));
    slots.add(slot(3, 6));
    assertThat(choose(daily())).isEqualTo(slot(2, 6));
  }

  @Test
  void aSlotThatWasRunIsNotMeantAgain() {
    slots.add(slot(2, 5));
    slots.add(slot(2, 6));
    slots.mark(slot(2, 6), SlotState.RUN);
    assertThat(choose(daily())).isEqualTo(slot(2, 5));
  }

  @Test
  void withoutADueSlotItIsNowToTheSecond() {
    assertThat(choose(daily()))
        .isEqualTo(
            new Slot(
                "harbour-courier",
                Cadence.REGULAR,
                LocalDateTime.of(2026, 3, 2, 8, 30),
                Instant.parse("2026-03-02T07:30:00Z")));
  }

  @Test
  void whoAsksTwiceWithinOneSecondMeansTwoEditions() {
    Slot first = choose(daily());
    slots.add(first);
    slots.mark(first, SlotState.RUN);
    assertThat(choose(daily()).due()).isEqualTo(first.due().plusSeconds(1));
  }

  @Test
  void aSlotThatIsTooLateIsNotMeant() {
    slots.add(slot(1, 6));
    assertThat(choose(daily()).due()).isEqualTo(Instant.parse("2026-03-02T07:30:00Z"));
  }

  @Test
  void aSlotThatTheTimetableNoLongerHasIsNotMeant() {
    slots.add(slot(2, 4));
    assertThat(choose(daily()).due()).isEqualTo(Instant.parse("2026-03-02T07:30:00Z"));
  }

  @Test
  void aNewsletterSentByHandOnlyIsSentNow() {
    assertThat(choose(newsletter(Optional.empty())).due())
        .isEqualTo(Instant.parse("2026-03-02T07:30:00Z"));
  }

  @Test
  void aNamedSlotIsMeantWhateverIsDue() {
    slots.add(slot(2, 6));
    LocalDateTime inTheGap = LocalDateTime.of(2026, 3, 29, 2, 30);
    Slot chosen = new SlotChooser(slots, clock).choose(daily(), Optional.of(inTheGap));
    assertThat(chosen.localDue()).isEqualTo(inTheGap);
    assertThat(chosen.due()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }
}
