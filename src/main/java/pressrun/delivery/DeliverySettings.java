package pressrun.delivery;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pressrun.smtp.SmtpLimits;

/**
 * How delivery treats what it cannot know.
 *
 * @param grace how long an uncertain delivery rests before it is sent once more; longer than any
 *     relay holds an idle connection
 * @param expiry how long a deferred delivery is tried, from its first attempt
 * @param domains those that are to be given mail with care
 * @param limits how long each phase of a session may last
 */
public record DeliverySettings(
    Duration grace,
    Duration expiry,
    Uncertain uncertain,
    List<DomainLimit> domains,
    Patience patience,
    SmtpLimits limits) {

  /** What happens to a delivery whose dot was written but not answered. */
  public enum Uncertain {
    /** The identical message once more, then a person decides. */
    RESEND,
    /** A person decides. */
    HOLD
  }

  /** The longest time for which a row can have been put off. */
  Duration longestDelay() {
    return Stream.concat(
            Stream.of(AskedDelay.LONGEST, DomainLimits.LONGEST),
            patience.retries().stream().map(RetryPolicy::longest))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  public static DeliverySettings defaults() {
    return new DeliverySettings(
        Duration.ofMinutes(11),
        Duration.ofDays(2),
        Uncertain.RESEND,
        List.of(),
        Patience.standard(),
        SmtpLimits.standard());
  }
}
