package pressrun.smtp;

import java.time.Duration;
import java.util.Optional;

/**
 * One relay that messages are handed to.
 *
 * @param connections how many at most at a time
 * @param rate none: as fast as it goes
 * @param builtIn true for the inbox that Pressrun itself runs
 */
public record RelaySettings(
    String name,
    String host,
    int port,
    Tls tls,
    Optional<Credentials> credentials,
    int connections,
    Optional<Rate> rate,
    boolean builtIn) {

  /** How the connection is protected. */
  public enum Tls {
    /** For loopback only; a relay elsewhere is refused. */
    NONE,
    /** In the clear wherever the relay is, asked for in so many words; never with a password. */
    UNPROTECTED,
    STARTTLS,
    IMPLICIT
  }

  /** A name and password; never printed. */
  public record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[" + user + "]";
    }
  }

  /** So many messages in so long. */
  public record Rate(int messages, Duration per) {}
}
