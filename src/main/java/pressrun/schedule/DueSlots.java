package pressrun.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
import pressrun.edition.LocalTimetable;
import pressrun.edition.Slot;
import pressrun.edition.SlotState;
import pressrun.edition.SlotStore;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Newsletter;
import pressrun.press.PressReport;
import pressrun.press.PressRun;

/**
 * Runs what is due. Quartz and the sweeper only ring the bell: this looks into the slot table, so
 * being called twice, late or at the same time as somebody else does no harm.
 */
public final class DueSlots {
  private static final Logger log = LoggerFactory.getLogger(DueSlots.class);

  /** Each try reads every source anew. */
  private static final Duration REST = Duration.ofMinutes(5);

  private final SlotStore slots;
  private final PressRun press;
  private final AlertStore alerts;
  private final Clock clock;
  private final Map<String, Instant> resting = new ConcurrentHashMap<>();

  public DueSlots(SlotStore slots, PressRun press, AlertStore alerts, Clock clock) {
    this.slots = slots;
    this.press = press;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Brings the slot table in step with the timetables, up to the next slot, and answers when that
   * is. Slots that an earlier timetable named and nobody ran are taken back.
   */
  public Optional<Instant> next(Newsletter newsletter) {
    return newsletter.cadences().stream()
        .flatMap(cadence -> next(newsletter, cadence).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> next(Newsletter newsletter, Cadence cadence) {
    Optional<LocalTimetable> timetable =
        cadence
            .timetable()
            .map(declared -> new LocalTimetable(declared, newsletter.zone(), cadence.name()));
    open(newsletter, cadence).stream()
        .filter(slot -> timetable.filter(present -> present.has(slot)).isEmpty())
        .forEach(this::withdraw);
    return timetable.flatMap(present -> materialise(newsletter, cadence, present));
  }

  private List<Slot> open(Newsletter newsletter, Cadence cadence) {
    return slots.open(newsletter.name(), cadence.name());
  }

  private void withdraw(Slot slot) {
    slots.withdraw(slot);
    log.info("{} {}: no longer in the timetable", slot.newsletter(), slot.localDue());
  }

  private Optional<Instant> materialise(
      Newsletter newsletter, Cadence cadence, LocalTimetable timetable) {
    Instant now = clock.instant();
    slots.reopen(newsletter.name(), cadence.name(), now);
    Instant from = slots.lastDue(newsletter.name(), cadence.name()).orElse(now);
    timetable.between(newsletter.name(), from, now).forEach(slots::add);
    Optional<Slot> next = timetable.next(newsletter.name(), now);
    next.ifPresent(slots::add);
    return next.map(Slot::due);
  }

  /**
   * Runs, of each cadence, the newest due slot that is not too late and marks those before it as
   * missed.
   */
  public void run(Newsletter newsletter) throws InterruptedException {
    next(newsletter);
    Instant now = clock.instant();
    for (Cadence cadence : newsletter.cadences()) {
      List<Slot> due =
          open(newsletter, cadence).stream().filter(slot -> !slot.due().isAfter(now)).toList();
      if (!due.isEmpty()) {
        alerts.clear(
            missed(due.get(0))); // Whatever was missed before has gone into an edition since.
        run(newsletter, cadence, due, now);
      }
    }
  }

  private void run(Newsletter newsletter, Cadence cadence, List<Slot> due, Instant now)
      throws InterruptedException {
    Duration lateness = cadence.timetable().orElseThrow().maxLateness();
    Slot newest = due.get(due.size() - 1);
    boolean tooLate = newest.due().isBefore(now.minus(lateness));
    due.subList(0, tooLate ? due.size() : due.size() - 1).forEach(slot -> miss(newsletter, slot));
    if (!tooLate && !isResting(newest, now)) {
      run(newsletter, newest);
    }
  }

  /** A rest that has longer to go than any was begun by a clock that was ahead. */
  private boolean isResting(Slot slot, Instant now) {
    Instant until = resting.getOrDefault(of(slot), Instant.MIN);
    return now.isBefore(until) && !until.isAfter(now.plus(REST));
  }

  private void run(Newsletter newsletter, Slot slot) throws InterruptedException {
    resting.put(of(slot), clock.instant().plus(REST)); // Unless it goes well.
    PressReport report = press.run(newsletter, slot);
    String key = "press:" + of(slot);
    if (report instanceof PressReport.Refused refused) {
      alerts.raise(key, String.join("; ", refused.reasons()));
      return;
    }
    alerts.clear(key);
    resting.remove(of(slot));
    if (report instanceof PressReport.NothingNew || report instanceof PressReport.Nobody) {
      slots.mark(slot, SlotState.EMPTY);
    }
    log.info("{} {}: {}", of(slot), slot.localDue(), describe(report));
  }

  /** A newsletter's name, and the cadence's where several are declared. */
  private static String of(Slot slot) {
    return slot.cadence().equals(Cadence.REGULAR)
        ? slot.newsletter()
        : slot.newsletter() + "/" + slot.cadence();
  }

  private static String describe(PressReport report) {
    if (report instanceof PressReport.Printed printed) {
      return "edition "
          + printed.edition().number()
          + " frozen and queued"
          + String.join("", printed.cuts().stream().map(cut -> "; " + cut).toList());
    }
    if (report instanceof PressReport.Nobody) {
      return "nobody would get it, no mail";
    }
    return report instanceof PressReport.AlreadyRun ? "was run before" : "nothing new, no mail";
  }

  private void miss(Newsletter newsletter, Slot slot) {
    slots.mark(slot, SlotState.MISSED);
    alerts.raise(
        missed(slot),
        newsletter.title()
            + ": the slot of "
            + slot.localDue()
            + " was missed; its articles go into the next edition");
  }

  private static String missed(Slot slot) {
    return "missed:" + of(slot);
  }
}
