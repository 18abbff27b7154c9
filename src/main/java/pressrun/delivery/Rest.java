package pressrun.delivery;

import java.time.Instant;

/**
 * A relay in trouble is left alone for a while, then tried with one message; one that asked for
 * less is given little, then more.
 */
public record Rest(String relay, Instant until, String why) {}
