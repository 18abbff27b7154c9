package pressrun.delivery;

import java.time.Duration;
import java.util.Optional;
import pressrun.smtp.Reply;
import pressrun.smtp.Stage;

/**
 * What an outcome means for a delivery: the state it goes to, and when it is looked at again.
 *
 * @param delay before it is tried again
 */
record Settlement(
    Claim claim,
    DeliveryState state,
    Duration delay,
    Stage stage,
    Optional<Reply> reply,
    String words,
    Consequence consequence) {

  /** What follows beside the delivery's own state. */
  enum Consequence {
    NONE,
    /** The mailbox does not exist: its address must not be written to any more. */
    SUPPRESS,
    /** The relay refuses the sender: going on would be refused alike. */
    PAUSE_EDITION
  }
}
