package pressrun.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pressrun.alert.AlertStore;
import pressrun.edition.LocalTimetable;
import pressrun.edition.Slot;
import pressrun.edition.SlotState;
import pressrun.edition.SlotStore;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Timetable;
import pressrun.press.PressReport;
import pressrun.press.PressRun;

/**
 * Runs what is due. Quartz and the sweeper only ring the bell: this looks into the slot table, so
 * being called twice, late or at the same time as somebody else does no harm.
 */
public final class DueSlots {
  private static final Logger log = LoggerFactory.getLogger(DueSlots.class);

  private final SlotStore slots;
  private final PressRun press;
  private final AlertStore alerts;
  private final Clock clock;

  public DueSlots(SlotStore slots, PressRun press, AlertStore alerts, Clock clock) {
    this.slots = slots;
    this.press = press;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Writes the slots up to the next one into the table and answers when that is. */
  public Optional<Instant> next(Newsletter newsletter) {
    return newsletter.timetable().flatMap(timetable -> materialise(newsletter, timetable));
  }

  private Optional<Instant> materialise(Newsletter newsletter, Timetable declared) {
    Instant now = clock.instant();
    LocalTimetable timetable = new LocalTimetable(declared, newsletter.zone());
    Instant from = slots.lastDue(newsletter.name(), Newsletter.CADENCE).orElse(now);
    timetable.between(newsletter.name(), from, now).forEach(slots::add);
    Optional<Slot> next = timetable.next(newsletter.name(), now);
    next.ifPresent(slots::add);
    return next.map(Slot::due);
  }

  /** Runs the newest due slot that is not too late and marks those before it as missed. */
  public void run(Newsletter newsletter) throws InterruptedException {
    if (newsletter.timetable().isEmpty()) {
      return;
    }
    next(newsletter);
    Instant now = clock.instant();
    Instant oldest = now.minus(newsletter.timetable().get().maxLateness());
    List<Slot> due = slots.due(newsletter.name(), Newsletter.CADENCE, now);
    for (int i = 0; i < due.size(); i++) {
      boolean newest = i == due.size() - 1;
      if (newest && !due.get(i).due().isBefore(oldest)) {
        run(newsletter, due.get(i));
      } else {
        miss(newsletter, due.get(i));
      }
    }
  }

  private void run(Newsletter newsletter, Slot slot) throws InterruptedException {
    PressReport report = press.run(newsletter, slot);
    String key = "press:" + newsletter.name();
    if (report instanceof PressReport.Refused refused) {
      alerts.raise(key, String.join("; ", refused.reasons()));
      return;
    }
    alerts.clear(key);
    if (report instanceof PressReport.NothingNew) {
      slots.mark(slot, SlotState.EMPTY);
    }
    log.info("{} {}: {}", newsletter.name(), slot.localDue(), describe(report));
  }

  private static String describe(PressReport report) {
    if (report instanceof PressReport.Printed printed) {
      return "edition " + printed.edition().number() + " frozen and queued";
    }
    return report instanceof PressReport.AlreadyRun ? "was run before" : "nothing new, no mail";
  }

  private void miss(Newsletter newsletter, Slot slot) {
    slots.mark(slot, SlotState.MISSED);
    alerts.raise(
        "missed:" + newsletter.name(),
        newsletter.title()
            + ": the slot of "
            + slot.localDue()
            + " was missed; its articles go into the next edition");
  }
}
