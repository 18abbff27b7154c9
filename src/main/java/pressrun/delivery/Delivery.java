package pressrun.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One edition to one subscriber: a row of the ledger.
 *
 * @param nextAt when its turn comes; none when it waits for nothing, is on its way, held or settled
 */
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
    Optional<String> replyText) {

  /** Returns the last reply as the server gave it, code and text. */
  public Optional<String> reply() {
    return replyText.filter(text -> !text.isEmpty()).map(text -> Attempt.shown(replyCode, text));
  }
}
