package pressrun.delivery;

import java.time.Instant;

/**
 * An attempt that failed or stayed uncertain.
 *
 * @param stage how far it came; empty when there was no message
 * @param reply what was said or what went wrong; printable
 */
public record Attempt(Instant ended, String relay, String outcome, String stage, String reply) {}
