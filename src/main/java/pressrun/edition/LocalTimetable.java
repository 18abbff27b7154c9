package pressrun.edition;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import pressrun.newsletter.Newsletter;
import pressrun.newsletter.Timetable;

/**
 * A timetable worked out on local time: the expression is evaluated as if there were no zone, then
 * each result is mapped. A time inside a spring gap moves forward by the gap, one inside an autumn
 * overlap is its first occurrence; so no slot is skipped and none comes twice. (Quartz's own
 * evaluation in a zone skips the hour lost to daylight saving.)
 */
public final class LocalTimetable {
  private final CronExpression cron;
  private final ZoneId zone;

  /**
   * Reads the expression.
   *
   * @throws WrongCron when it is none
   */
  public LocalTimetable(Timetable timetable, ZoneId zone) {
    this.cron = parse(timetable.cron());
    this.cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
    this.zone = zone;
  }

  /**
   * Judges an expression.
   *
   * @throws WrongCron when it is none
   */
  public static void check(String cron) {
    parse(cron);
  }

  private static CronExpression parse(String cron) {
    try {
      return new CronExpression(cron);
    } catch (ParseException wrong) {
      throw new WrongCron(cron, wrong);
    }
  }

  /** The first slot after a moment; none when the expression has run out. */
  public Optional<Slot> next(String newsletter, Instant after) {
    // A gap moves slots forward: the local time before the moment may still map to after it.
    LocalDateTime from = LocalDateTime.ofInstant(after, zone).minusHours(3);
    Optional<Slot> slot = nextLocal(newsletter, from);
    while (slot.isPresent() && !slot.get().due().isAfter(after)) {
      slot = nextLocal(newsletter, slot.get().localDue());
    }
    return slot;
  }

  /** The slots after {@code after}, up to and with {@code until}. */
  public List<Slot> between(String newsletter, Instant after, Instant until) {
    List<Slot> slots = new ArrayList<>();
    Optional<Slot> slot = next(newsletter, after);
    while (slot.isPresent() && !slot.get().due().isAfter(until)) {
      slots.add(slot.get());
      slot = nextLocal(newsletter, slot.get().localDue());
    }
    return slots;
  }

  private Optional<Slot> nextLocal(String newsletter, LocalDateTime after) {
    return Optional.ofNullable(
            cron.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC))))
        .map(found -> LocalDateTime.ofInstant(found.toInstant(), ZoneOffset.UTC))
        .map(local -> at(newsletter, local, zone));
  }

  /** The slot of a local time, whether or not the timetable has it. */
  public static Slot at(String newsletter, LocalDateTime local, ZoneId zone) {
    return new Slot(newsletter, Newsletter.CADENCE, local, local.atZone(zone).toInstant());
  }

  /** The text is no cron expression. */
  public static final class WrongCron extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    WrongCron(String cron, ParseException cause) {
      super(cron, cause);
      this.words = "\"" + cron + "\" is no cron expression: " + cause.getMessage();
    }

    public String words() {
      return words;
    }
  }
}
