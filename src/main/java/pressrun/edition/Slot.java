package pressrun.edition;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * One due time of a newsletter's timetable.
 *
 * @param localDue in the newsletter's zone, to the second; with newsletter and cadence it is the
 *     slot's identity
 */
public record Slot(String newsletter, String cadence, LocalDateTime localDue, Instant due) {}
