package pressrun.delivery;

import java.time.Instant;

/** When a claim that its domain's rate does not let through now is to be claimed again. */
record Turn(Claim claim, Instant at) {}
