package pressrun.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** One edition to one subscriber: a row of the ledger. */
public record Delivery(
    long edition,
    long subscriber,
    String address,
    DeliveryState state,
    int attempts,
    Optional<String> messageId,
    Optional<String> relay,
    Optional<Instant> nextAt,
    Optional<String> stage,
    OptionalInt replyCode,
    Optional<String> replyText) {}
