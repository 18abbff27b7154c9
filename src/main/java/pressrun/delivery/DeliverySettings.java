package pressrun.delivery;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How deliveries are tried.
 *
 * @param journal the folder that the outcome journal is kept in
 * @param keyFingerprint tells whether this process makes the same tokens as the installation
 * @param grace how long after the dot a message without a reply is left alone; longer than the
 *     relay's idle time-out
 * @param expiry how long after its first attempt a deferred message is tried
 */
public record DeliverySettings(
    Path journal, String keyFingerprint, Uncertain uncertain, Duration grace, Duration expiry) {

  /** What happens to a message whose dot went out and whose reply did not come. */
  public enum Uncertain {
    /** The identical bytes once more after the grace. */
    RESEND,
    /** A person decides. */
    HOLD
  }

  public static DeliverySettings defaults(Path journal, String keyFingerprint) {
    return new DeliverySettings(
        journal, keyFingerprint, Uncertain.RESEND, Duration.ofMinutes(11), Duration.ofDays(2));
  }
}
