package pressrun.smtp;

import java.time.Duration;

/**
 * How long each phase may last as a whole; at its end the socket is closed.
 *
 * @param connect one address of the relay
 * @param session greeting, EHLO, TLS and AUTH together
 * @param command one command and its reply (RFC 5321, 4.5.3.2)
 * @param body all of the message up to the dot
 * @param dot the reply to the dot
 * @param mark how old the caller's commit may be when the dot is written
 */
public record SmtpLimits(
    Duration connect,
    Duration session,
    Duration command,
    Duration body,
    Duration dot,
    Duration mark) {

  /** A server that lets a connection in greets soon; the rest of the session may take longer. */
  Duration greeting() {
    return connect.compareTo(session) < 0 ? connect : session;
  }

  /** What RFC 5321, 4.5.3.2 asks for. */
  public static SmtpLimits standard() {
    return new SmtpLimits(
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(10),
        Duration.ofSeconds(30));
  }
}
