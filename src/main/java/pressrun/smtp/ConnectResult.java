package pressrun.smtp;

/** What came of opening a connection to a relay. */
public sealed interface ConnectResult {

  /** Ready for the first message. */
  record Connected(SmtpConnection connection) implements ConnectResult {}

  /** No connection; nothing was sent. */
  record Failed(Outcome.Unattempted why) implements ConnectResult {}
}
