package pressrun.delivery;

import java.time.Instant;

/** A row whose dot was committed to and whose reply is not on record. */
record Dotted(Claim claim, Instant dotAt, String relay) {}
