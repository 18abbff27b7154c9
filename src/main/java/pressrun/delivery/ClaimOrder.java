package pressrun.delivery;

import java.time.Instant;

/** Asks for due rows of an edition, for one relay. */
record ClaimOrder(long edition, String relay, String node, int limit, Instant now) {}
