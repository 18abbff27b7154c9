package pressrun.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What becomes of a row after an attempt.
 *
 * @param attempts by how many they grow
 * @param uncertain by how many they grow
 */
record Verdict(
    DeliveryState state,
    Instant next,
    int attempts,
    int uncertain,
    Optional<String> stage,
    OptionalInt code,
    String text) {}
