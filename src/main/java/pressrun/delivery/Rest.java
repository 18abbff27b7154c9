package pressrun.delivery;

import java.time.Instant;

/** A relay in trouble is left alone for a while; then it is tried with one message. */
public record Rest(String relay, Instant until, String why) {}
