package pressrun.smtp;

import java.util.Optional;
import pressrun.smtp.Outcome.Unattempted;

/** Finds out whether a relay lets us in, up to where a message would begin; hands none over. */
public final class RelayProbe {
  private RelayProbe() {}

  /** Why it does not; none when it does. */
  public static Optional<String> trouble(RelaySettings relay, SmtpLimits limits) {
    try (Dialer dialer = new Dialer(limits)) {
      ConnectResult result = dialer.open(relay);
      if (result instanceof ConnectResult.Failed failed) {
        return Optional.of(words(relay, failed.why()));
      }
      ((ConnectResult.Connected) result).connection().close();
      return Optional.empty();
    }
  }

  private static String words(RelaySettings relay, Unattempted why) {
    return "The mail server of relay %s (%s:%d) cannot be used: %s"
        .formatted(relay.name(), relay.host(), relay.port(), why.why());
  }
}
