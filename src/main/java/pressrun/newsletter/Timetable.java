package pressrun.newsletter;

import java.time.Duration;

/**
 * When editions are due.
 *
 * @param cron a Quartz cron expression, evaluated on local time
 * @param maxLateness a slot found later than this is missed, not run
 */
public record Timetable(String cron, Duration maxLateness) {}
