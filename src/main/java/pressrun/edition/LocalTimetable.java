package pressrun.edition;

import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quartz.CronExpression;
import pressrun.newsletter.Cadence;
import pressrun.newsletter.Timetable;

/**
 * A timetable worked out on local time: the expression is evaluated as if there were no zone, then
 * each result is mapped. A time inside a spring gap moves forward by the gap, one inside an autumn
 * overlap is its first occurrence; so no slot is skipped and none comes twice. Where a moved time
 * falls on another of the timetable's, the two are one slot. (Quartz's own evaluation in a zone
 * skips the hour lost to daylight saving.)
 */
public final class LocalTimetable {
  private static final int DAY = 3;
  private static final int WEEKDAY = 5;

  private final CronExpression cron;
  private final ZoneId zone;
  private final String cadence;

  /**
   * Reads the expression.
   *
   * @throws WrongCron when it is none
   */
  public LocalTimetable(Timetable timetable, ZoneId zone) {
    this(timetable, zone, Cadence.REGULAR);
  }

  /**
   * Reads the expression of one cadence.
   *
   * @throws WrongCron when it is none
   */
  public LocalTimetable(Timetable timetable, ZoneId zone, String cadence) {
    this.cadence = cadence;
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
    String[] parts = cron.strip().split("\\s+");
    CronSlip.of(cron)
        .ifPresent(
            why -> {
              throw new WrongCron(cron, why);
            });
    oneKindOfDay(cron, parts);
    try {
      CronExpression parsed = new CronExpression(cron.strip());
      if (parsed.getNextValidTimeAfter(Date.from(Instant.EPOCH)) == null) {
        throw new WrongCron(cron, "no such day ever comes");
      }
      return parsed;
    } catch (ParseException wrong) {
      String why = String.valueOf(wrong.getMessage());
      throw new WrongCron(cron, why.contains("Exception") ? "a part of it is cut short" : why);
    }
  }

  /** Quartz takes a day of the month or a weekday; the other is {@code ?}. */
  private static void oneKindOfDay(String cron, String[] parts) {
    String day = parts[DAY];
    String weekday = parts[WEEKDAY];
    if (day.equals("?") != weekday.equals("?")) {
      return;
    }
    String byDay = "\"" + with(parts, day.equals("?") ? "*" : day, "?") + "\"";
    String byWeekday = "\"" + with(parts, "?", weekday) + "\"";
    boolean anyWeekday = weekday.equals("*") || weekday.equals("?");
    String meant = anyWeekday ? byDay : day.equals("*") ? byWeekday : byWeekday + " or " + byDay;
    String both =
        "a day of the month (" + day + ") and a weekday (" + weekday + "), of which one must be ?";
    throw new WrongCron(cron, "it has " + both + "; did you mean " + meant + "?");
  }

  private static String with(String[] parts, String day, String weekday) {
    String[] changed = parts.clone();
    changed[DAY] = day;
    changed[WEEKDAY] = weekday;
    return String.join(" ", changed);
  }

  /** The first slot after a moment; none when the expression has run out. */
  public Optional<Slot> next(String newsletter, Instant after) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    Optional<Slot> regular = first(newsletter, local, slot -> isAfter(slot, after) && !moved(slot));
    Optional<Slot> moved = first(newsletter, beforeGap(after, local), slot -> isAfter(slot, after));
    return Stream.of(regular, moved)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Slot::due)); // of two alike the regular one, which stands first
  }

  /** Whether it names this slot, at this moment. */
  public boolean has(Slot slot) {
    return next(slot.newsletter(), slot.due().minusSeconds(1)).filter(slot::equals).isPresent();
  }

  private static boolean isAfter(Slot slot, Instant moment) {
    return slot.due().isAfter(moment);
  }

  /** Whether its local time was left out by the clocks. */
  private boolean moved(Slot slot) {
    return zone.getRules().getValidOffsets(slot.localDue()).isEmpty();
  }

  /** Just after a gap, local times from within it may still map to what is to come. */
  private LocalDateTime beforeGap(Instant moment, LocalDateTime local) {
    return Optional.ofNullable(zone.getRules().previousTransition(moment.plusNanos(1)))
        .filter(ZoneOffsetTransition::isGap)
        .filter(gap -> local.isBefore(gap.getDateTimeAfter().plus(gap.getDuration())))
        .map(gap -> gap.getDateTimeBefore().minusSeconds(1))
        .orElse(local);
  }

  private Optional<Slot> first(String newsletter, LocalDateTime from, Predicate<Slot> wanted) {
    Optional<Slot> slot = nextLocal(newsletter, from);
    while (slot.isPresent() && !wanted.test(slot.get())) {
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
      slot = next(newsletter, slot.get().due());
    }
    return slots;
  }

  private Optional<Slot> nextLocal(String newsletter, LocalDateTime after) {
    return Optional.ofNullable(
            cron.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC))))
        .map(found -> LocalDateTime.ofInstant(found.toInstant(), ZoneOffset.UTC))
        .map(local -> at(newsletter, cadence, local, zone));
  }

  /** The slot of a local time, whether or not the timetable has it. */
  public static Slot at(String newsletter, String cadence, LocalDateTime local, ZoneId zone) {
    return new Slot(newsletter, cadence, local, local.atZone(zone).toInstant());
  }

  /** The text is no cron expression. */
  public static final class WrongCron extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String words;

    WrongCron(String cron, String why) {
      super(cron);
      this.words = "\"" + cron + "\" is no cron expression: " + why;
    }

    public String words() {
      return words;
    }
  }
}
