package pressrun.delivery;

import java.time.Duration;

/** After how long a claim that its domain's rate does not let through is to be claimed again. */
record Turn(Claim claim, Duration after) {}
