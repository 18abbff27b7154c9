package pressrun.smtp;

/** One session with a relay. */
public final class SmtpConnection {
  private SmtpConnection() {}
}
