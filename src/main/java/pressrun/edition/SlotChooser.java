package pressrun.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import pressrun.newsletter.Cadence;
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

  /** Of the cadence of who chose none. */
  public Slot choose(Newsletter newsletter, Optional<LocalDateTime> named) {
    return choose(newsletter, newsletter.cadence(), named);
  }

  public Slot choose(Newsletter newsletter, Cadence cadence, Optional<LocalDateTime> named) {
    if (named.isPresent()) {
      return LocalTimetable.at(newsletter.name(), cadence.name(), named.get(), newsletter.zone());
    }
    return latestDue(newsletter, cadence).orElseGet(() -> now(newsletter, cadence));
  }

  private Optional<Slot> latestDue(Newsletter newsletter, Cadence cadence) {
    return cadence.timetable().flatMap(timetable -> latestDue(newsletter, cadence, timetable));
  }

  private Optional<Slot> latestDue(Newsletter newsletter, Cadence cadence, Timetable declared) {
    Instant now = clock.instant();
    Instant oldest = now.minus(declared.maxLateness());
    LocalTimetable timetable = new LocalTimetable(declared, newsletter.zone(), cadence.name());
    return slots.open(newsletter.name(), cadence.name()).stream()
        .filter(slot -> !slot.due().isAfter(now) && timetable.has(slot))
        .reduce((first, second) -> second)
        .filter(slot -> !slot.due().isBefore(oldest));
  }

  /** Returns this second, or the next one that no slot has: two sends may come within a second. */
  private Slot now(Newsletter newsletter, Cadence cadence) {
    Instant second = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Stream.iterate(second, taken -> taken.plusSeconds(1))
        .map(due -> at(newsletter, cadence, due))
        .filter(slot -> slots.state(slot).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static Slot at(Newsletter newsletter, Cadence cadence, Instant due) {
    return new Slot(
        newsletter.name(), cadence.name(), LocalDateTime.ofInstant(due, newsletter.zone()), due);
  }
}
