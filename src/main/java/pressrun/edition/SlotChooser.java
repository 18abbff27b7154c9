package pressrun.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Timetable;

/**
 * Which slot a person means: the one she named, else the latest due one that was not run, else now.
 */
public final class SlotChooser {
  private final SlotStore slots;
  private final Clock clock;

  public SlotChooser(SlotStore slots, Clock clock) {
    this.slots = slots;
    this.clock = clock;
  }

  public Slot choose(Newsletter newsletter, Optional<LocalDateTime> named) {
    if (named.isPresent()) {
      return LocalTimetable.at(newsletter.name(), named.get(), newsletter.zone());
    }
    return latestDue(newsletter).orElseGet(() -> now(newsletter));
  }

  private Optional<Slot> latestDue(Newsletter newsletter) {
    return newsletter.timetable().flatMap(timetable -> latestDue(newsletter, timetable));
  }

  private Optional<Slot> latestDue(Newsletter newsletter, Timetable declared) {
    Instant now = clock.instant();
    Instant oldest = now.minus(declared.maxLateness());
    LocalTimetable timetable = new LocalTimetable(declared, newsletter.zone());
    return slots.open(newsletter.name(), Newsletter.CADENCE).stream()
        .filter(slot -> !slot.due().isAfter(now) && timetable.has(slot))
        .reduce((first, second) -> second)
        .filter(slot -> !slot.due().isBefore(oldest));
  }

  private Slot now(Newsletter newsletter) {
    Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new Slot(
        newsletter.name(),
        Newsletter.CADENCE,
        LocalDateTime.ofInstant(second, newsletter.zone()),
        second);
  }
}
